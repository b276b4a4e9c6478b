package dev.ovation.outbox;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database and the broker die and come back: bounded answers meanwhile, nothing lost, nobody restarts us. */
@QuarkusTest
@WithTestResource(OwnEngines.class)
class OutageComponentTest {
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    private final UUID stream = UUID.randomUUID();

    private String write(int n) {
        return given().post("/notes?stream=" + stream + "&n=" + n)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static long stored(String sql) {
        try (var connection = DriverManager.getConnection(OwnEngines.jdbcUrl());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            return -1;
        }
    }

    private long received() {
        return stored("SELECT count(*) FROM received_gift WHERE stream_id = '" + stream + "'");
    }

    @Test
    void shouldAnswer503WhileTheDatabaseIsDeadAndRecoverByItself() {
        // Given
        String route = "/notes?n=1&stream=0197a000-0000-7000-8000-000000000001";
        given().post(route).then().statusCode(200);

        // When
        OwnEngines.kill("postgres");

        // Then
        // a pooled connection may break in the middle of the first request, and then nobody knows
        given().post(route).then().statusCode(oneOf(503, 504));
        Duration shortest = RECOVERY;
        for (int i = 0; i < 5; i++) {
            long before = System.nanoTime();
            given().post(route)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/database-unavailable"));
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            shortest = took.compareTo(shortest) < 0 ? took : shortest;
        }
        assertThat("the best of five", shortest, lessThan(Duration.ofMillis(2_500)));
        given().get("/notes").then().statusCode(503);
        given().get(ready).then().statusCode(503);
        given().get(live).then().statusCode(200);

        OwnEngines.startPostgres();
        await().atMost(RECOVERY).until(() -> given().post(route).statusCode() == 200);
        given().get(ready).then().statusCode(200);
    }

    @Test
    void shouldHoldEventsWhileTheDatabaseIsDeadAndPutNoneAside() {
        // Given
        write(1);
        await().atMost(RECOVERY).until(() -> received() == 1);
        write(2);

        // When
        OwnEngines.kill("postgres");
        await().pollDelay(Duration.ofSeconds(3))
                .atMost(RECOVERY)
                .until(() -> given().get("/notes").statusCode() == 503);
        OwnEngines.startPostgres();

        // Then
        await().atMost(RECOVERY).until(() -> received() == 2);
        await().atMost(RECOVERY)
                .until(() -> given().post("/notes?n=3&stream=" + stream).statusCode() == 200);
        await().atMost(RECOVERY).until(() -> received() == 3);
        assertThat(stored("SELECT count(*) FROM dead_letter"), is(0L));
        assertThat(stored("SELECT count(*) FROM outbox_dead"), is(0L));
    }

    @Test
    void shouldGiveUpAFrozenDatabaseAndRecoverByItself() {
        // Given
        write(1);

        // When
        OwnEngines.freezePostgres(true);
        int status;
        long before = System.nanoTime();
        try {
            status = given().post("/notes?n=2&stream=" + stream).statusCode();
        } finally {
            OwnEngines.freezePostgres(false);
        }

        // Then
        assertThat(status, is(oneOf(503, 504)));
        assertThat(Duration.ofNanos(System.nanoTime() - before), lessThan(Duration.ofSeconds(14)));
        await().atMost(RECOVERY)
                .until(() -> given().post("/notes?n=3&stream=" + stream).statusCode() == 200);
    }

    @Test
    void shouldKeepWritingAndStayReadyWhileTheBrokerIsDead() {
        // Given
        List<String> ids = new ArrayList<>(List.of(write(1)));
        await().atMost(RECOVERY).until(() -> received() == 1);

        // When
        OwnEngines.kill("kafka");
        await().atMost(RECOVERY)
                .until(() -> given().get(ready)
                        .jsonPath()
                        .getString("checks.data.broker")
                        .contains("away"));
        for (int i = 2; i <= 50; i++) {
            ids.add(write(i));
        }

        // Then
        given().get(ready).then().statusCode(200).body("checks.find { it.name == 'database' }.data.degraded", is(true));
        OwnEngines.startKafka();
        await().atMost(RECOVERY.multipliedBy(2)).until(() -> received() == 50);
        assertThat(stored("SELECT count(*) FROM dead_letter"), is(0L));
        await().atMost(RECOVERY).until(() -> stored("SELECT count(*) FROM outbox") == 0);
        assertThat(outOfOrder(ids), is(empty()));
    }

    /** The events' effects, in the order of their transactions, against the order of their writing. */
    private List<String> outOfOrder(List<String> ids) {
        List<String> received = new ArrayList<>();
        try (var connection = DriverManager.getConnection(OwnEngines.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT event_id FROM received_gift WHERE stream_id = '" + stream + "' ORDER BY ctid")) {
            while (rows.next()) {
                received.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        List<String> wrong = new ArrayList<>(ids);
        for (int i = 0; i < Math.min(ids.size(), received.size()); i++) {
            if (ids.get(i).equals(received.get(i))) {
                wrong.remove(ids.get(i));
            }
        }
        return wrong;
    }
}
