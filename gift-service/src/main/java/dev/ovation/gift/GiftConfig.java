package dev.ovation.gift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set of gift-service. */
@ConfigMapping(prefix = "ovation.gift")
public interface GiftConfig {

    /** Coins a new wallet begins with; 1,000 in the profile local. */
    @WithDefault("0")
    long openingBalance();

    /** From one roll-up of sent gifts into the boards to the next. */
    @WithDefault("250ms")
    Duration rollUpEvery();

    /** Shortest time between two {@code leaderboard:updated} of one stream. */
    @WithDefault("1s")
    Duration boardToldEvery();

    /** From one look for streams to close to the next. */
    @WithDefault("100ms")
    Duration closingEvery();
}
