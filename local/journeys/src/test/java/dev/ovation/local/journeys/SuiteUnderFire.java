package dev.ovation.local.journeys;

import java.util.List;
import java.util.Map;

/** One suite without video for the journeys that kill its parts and leave it whole; wallets open full. */
final class SuiteUnderFire {
    private static final long OPENING_BALANCE = 1_000_000;
    private static final Suite SUITE = Suite.startShared(
            Map.of("OVATION_GIFT_OPENING_BALANCE", Long.toString(OPENING_BALANCE)), "--without-video");

    private SuiteUnderFire() {}

    static Suite get() {
        return SUITE;
    }

    /** Coins these people's wallets have paid since they were opened. */
    static long spent(Api api, List<Api.Person> people) {
        return people.stream()
                .mapToLong(person -> OPENING_BALANCE
                        - api.get("/api/wallet", person).body().path("balance").asLong())
                .sum();
    }
}
