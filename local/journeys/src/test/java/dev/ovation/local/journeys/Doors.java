package dev.ovation.local.journeys;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** The gateways' addresses, and when each was last killed. Safe from any thread. */
final class Doors {
    private final List<URI> addresses;
    private final AtomicLongArray killedAt;

    Doors(List<URI> addresses) {
        this.addresses = addresses;
        this.killedAt = new AtomicLongArray(addresses.size());
        for (int door = 0; door < addresses.size(); door++) {
            killedAt.set(door, System.nanoTime());
        }
    }

    int count() {
        return addresses.size();
    }

    URI address(int door) {
        return addresses.get(door);
    }

    void killed(URI address) {
        killedAt.set(addresses.indexOf(address), System.nanoTime());
    }

    /** Whether its memory is younger than this moment: what was before it has read from the topics. */
    boolean isRestartedSince(int door, long nanoTime) {
        return killedAt.get(door) - nanoTime > 0;
    }
}
