package dev.ovation.viewer;

import dev.ovation.local.DescribedApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiDocumentComponentTest {
    @Test
    void shouldDescribeWhatTheCodeDoes() throws IOException, InterruptedException {
        DescribedApi.check(RestAssured.port);
    }
}
