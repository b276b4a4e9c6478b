package dev.ovation.viewer.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.api.Viewer;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuestsByAddressTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String HERE = "198.51.100.7";

    private long now = Long.MAX_VALUE - LEASE.toNanos() / 2; // the steady clock may run over
    private final GuestsByAddress guests = new GuestsByAddress(20, LEASE, () -> now);

    private static Viewer guest() {
        return new Viewer(UUID.randomUUID(), null, true);
    }

    private long countedOf(int many) {
        return IntStream.range(0, many).filter(i -> guests.joins(guest(), HERE)).count();
    }

    @Test
    void shouldCountSoManyGuestsOfAnAddressAndNoMoreWhenEachComesWithAnotherDevice() {
        // Given
        Viewer first = guest();
        guests.joins(first, HERE);

        // When
        long counted = countedOf(1_000);

        // Then
        assertEquals(19, counted);
        assertTrue(guests.joins(first, HERE)); // who counts goes on counting
        assertFalse(guests.joins(guest(), HERE));
    }

    @Test
    void shouldCountGuestsOfOtherAddressesAndUsersWhenOneAddressIsFull() {
        // Given
        countedOf(20);

        // When
        boolean elsewhere = guests.joins(guest(), "198.51.100.8");
        boolean user = guests.joins(new Viewer(UUID.randomUUID(), "grace", false), HERE);

        // Then
        assertTrue(elsewhere);
        assertTrue(user);
    }

    @Test
    void shouldCountOthersWhenTheLeasesOfTheFirstAreOver() {
        // Given
        Viewer stays = guest();
        guests.joins(stays, HERE);
        countedOf(19);
        now += LEASE.toNanos() / 2;
        guests.joins(stays, HERE);

        // When
        now += LEASE.toNanos() / 2;

        // Then
        assertEquals(19, countedOf(100));
    }

    @Test
    void shouldCountAllWhenThereIsNoLimit() {
        // Given
        GuestsByAddress without = new GuestsByAddress(0, LEASE, () -> now);

        // When
        long counted = IntStream.range(0, 100)
                .filter(i -> without.joins(guest(), HERE))
                .count();

        // Then
        assertEquals(100, counted);
    }
}
