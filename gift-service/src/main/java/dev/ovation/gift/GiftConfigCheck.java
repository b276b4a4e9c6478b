package dev.ovation.gift;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses to start with figures that make no sense. Written out, because Bean Validation of settings costs a third of a
 * second of each start.
 */
@ApplicationScoped
class GiftConfigCheck {
    private static final int WHOLE = 10_000; // basis points
    private static final long MOST_COINS = (1L << 53) - 1; // what a wallet holds
    private static final long ANY = Long.MAX_VALUE;

    private final GiftConfig config;

    GiftConfigCheck(GiftConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        List<String> complaints = complaints(config);
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join("; ", complaints));
        }
    }

    static List<String> complaints(GiftConfig config) {
        GiftConfig.Concentration concentration = config.concentration();
        GiftConfig.Hype hype = config.hype();
        return Stream.of(
                        within("opening-balance", config.openingBalance(), 0, MOST_COINS),
                        within("creator-share", config.creatorShare(), 0, WHOLE),
                        within("most-coins-a-minute", config.mostCoinsAMinute(), 0, ANY),
                        within("most-coins-a-day", config.mostCoinsADay(), 0, ANY),
                        within("concentration.senders", concentration.senders(), 0, 100),
                        within("concentration.share", concentration.share(), 1, WHOLE),
                        within("concentration.coins", concentration.coins(), 1, ANY),
                        within("hype.senders", hype.senders(), 0, ANY),
                        within("hype.level-coins", hype.levelCoins(), 1, 1_000_000_000),
                        within("hype.growth", hype.growth(), 0, 1_000),
                        within("hype.levels", hype.levels(), 1, 100))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> within(String setting, long value, long least, long most) {
        if (value >= least && value <= most) {
            return Optional.empty();
        }
        String bound = most == ANY ? "at least " + least : "from " + least + " to " + most;
        return Optional.of("ovation.gift." + setting + " is " + bound + ", not " + value);
    }
}
