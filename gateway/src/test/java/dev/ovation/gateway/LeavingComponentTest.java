package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.gateway.presence.Presence;
import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A gateway on its way out, which is never undone: by itself therefore. */
@QuarkusTest
@TestProfile(LeavingComponentTest.ByItself.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class LeavingComponentTest {
    @Inject
    Presence presence;

    public static final class ByItself implements QuarkusTestProfile {}

    @Test
    void shouldKeepUpItsLeaseAndTellOfNoLeavingsWhenItSendsSocketsAway() {
        // Given
        UUID stream = Doubles.liveStream();
        Socket socket = Socket.at(stream).open();
        socket.welcome();
        Awaitility.await().until(() -> reports().stream().anyMatch(report -> report.contains(stream.toString())));
        // When
        presence.leave();
        socket.close();
        // Then: its lease of ten seconds would run out while a slow drain still goes on
        int before = reports().size();
        Awaitility.await().until(() -> reports().size() >= before + 3);
        List<String> since = reports().subList(before, reports().size());
        assertTrue(since.stream().allMatch(report -> report.contains("\"closed\":[]")), since.toString());
    }

    private static List<String> reports() {
        return Doubles.log().stream()
                .filter(line -> line.startsWith("PUT /internal/gateways/"))
                .toList();
    }
}
