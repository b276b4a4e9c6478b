package dev.ovation.viewer.presence;

import static dev.ovation.viewer.Viewers.as;
import static dev.ovation.viewer.Viewers.guest;
import static dev.ovation.viewer.Viewers.guests;
import static dev.ovation.viewer.Viewers.join;
import static dev.ovation.viewer.Viewers.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.api.Viewer;
import dev.ovation.viewer.Database;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.TestTime;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guests of one address, of whom only so many count. */
@QuarkusTest
class GuestPlacesComponentTest {

    @Test
    void shouldLetGuestsInUncountedWhenTheirAddressHasTooMany() {
        // Given
        UUID stream = SampleStreams.live();
        QuarkusMock.installMockForType(
                new GuestsByAddress(2, Duration.ofSeconds(30), System::nanoTime), GuestsByAddress.class);
        String address = "X-Forwarded-For";

        // When
        IntStream.range(0, 5)
                .forEach(i -> join(given().header(address, "198.51.100.7"), stream)
                        .then()
                        .statusCode(200)
                        .body("deviceId", notNullValue()));

        // Then
        assertEquals(2, guests(stream));
        assertEquals(2, Database.number("SELECT count(*) FROM stream_viewers WHERE stream_id = ?", stream));
        join(given().header(address, "198.51.100.8"), stream).then().body("currentViewers", equalTo(3));
        join(as(somebody()).header(address, "198.51.100.7"), stream).then().body("currentViewers", equalTo(4));
    }

    @Test
    void shouldGoOnCountingAGuestWhoseJoinIsRepeatedAtAnotherReplica() {
        // Given
        Sweep.listens();
        UUID stream = SampleStreams.live();
        UUID guest = UUID.randomUUID();
        QuarkusMock.installMockForType(full(), GuestsByAddress.class);
        join(guest(guest), stream);
        assertEquals(0, guests(stream));
        QuarkusMock.installMockForType(
                new GuestsByAddress(1, Duration.ofSeconds(30), System::nanoTime), GuestsByAddress.class);
        join(guest(guest), stream);

        // When: a replica that has others of this address
        QuarkusMock.installMockForType(full(), GuestsByAddress.class);
        TestTime.pass(Duration.ofSeconds(20));
        join(guest(guest), stream);
        TestTime.pass(Duration.ofSeconds(12));
        Sweep.round();

        // Then
        assertEquals(1, guests(stream));

        // When: it is not repeated
        TestTime.pass(Duration.ofSeconds(31));
        join(guest(guest), stream);
        Sweep.listens();

        // Then
        assertEquals(0, guests(stream));
    }

    /** A replica that counts another guest of each address. */
    private static GuestsByAddress full() {
        GuestsByAddress guests = new GuestsByAddress(1, Duration.ofMinutes(10), System::nanoTime);
        guests.joins(new Viewer(UUID.randomUUID(), null, true), "127.0.0.1");
        return guests;
    }
}
