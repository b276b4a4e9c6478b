package dev.ovation.local.journeys;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gateways' addresses, and since when each is ready. Safe from any thread. */
final class Doors {
    private final List<URI> addresses;
    private final Map<URI, Long> readySince = new ConcurrentHashMap<>();

    Doors(List<URI> addresses) {
        this.addresses = addresses;
        addresses.forEach(this::ready);
    }

    int count() {
        return addresses.size();
    }

    URI address(int door) {
        return addresses.get(door);
    }

    void killed(URI address) {
        readySince.remove(address);
    }

    void ready(URI address) {
        readySince.put(address, System.nanoTime());
    }

    /** Whether it did not live through all since this moment: what it missed it has read from the topics. */
    boolean isRestartedSince(int door, long nanoTime) {
        Long since = readySince.get(addresses.get(door));
        return since == null || since - nanoTime > 0;
    }
}
