package dev.ovation.local.journeys;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

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

    /** Any door, as somebody takes who knows nothing of the gateways. */
    int any(Random random) {
        return random.nextInt(addresses.size());
    }

    /** One of those that are ready, as a balancer takes; where none is, any. */
    int ready(Random random) {
        int[] ready = IntStream.range(0, addresses.size())
                .filter(door -> readySince.containsKey(addresses.get(door)))
                .toArray();
        return ready.length == 0 ? any(random) : ready[random.nextInt(ready.length)];
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
