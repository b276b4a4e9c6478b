package dev.ovation.gift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What an operator may set of gift-service. */
@ConfigMapping(prefix = "ovation.gift")
public interface GiftConfig {

    /** Coins a new wallet begins with; 1,000 in the profile local. */
    @WithDefault("0")
    long openingBalance();

    /** The creator's part of a gift in basis points, 0 to 10,000; rounded down to whole coins, the platform has the rest. */
    @WithDefault("7000")
    int creatorShare();

    /** How long after a send the next one of the same gift still joins its combo. */
    @WithDefault("3s")
    Duration comboWindow();

    /** From one look for combos to end to the next. */
    @WithDefault("100ms")
    Duration comboEndingEvery();

    /** Coins a user may spend in a minute, counted from the first gift in it; 0 for any number. */
    @WithDefault("0")
    long mostCoinsAMinute();

    /** Coins a user may spend in 24 hours, counted from the first gift in them; 0 for any number. */
    @WithDefault("0")
    long mostCoinsADay();

    /** In whose days, weeks and months creators' boards are kept: a name of the tz database. After a change: rebuild. */
    @WithDefault("UTC")
    ZoneId zone();

    /** From one proof of the ledger to the next; a proof that takes long comes more rarely, a twentieth of the time at most. */
    @WithDefault("5s")
    Duration proofEvery();

    /** What a provider of coins signs its messages with, at least 32 bytes; without it nobody can tell of purchases. */
    Optional<String> purchaseSecret();

    /** From one roll-up of sent gifts into the boards to the next; up to a second when one takes long. */
    @WithDefault("250ms")
    Duration rollUpEvery();

    /** Shortest time between two {@code leaderboard:updated} of one stream. */
    @WithDefault("1s")
    Duration boardToldEvery();

    /** From one look for streams to close to the next. */
    @WithDefault("100ms")
    Duration closingEvery();

    /** When most of a creator's coins come from few. */
    Concentration concentration();

    /** Figures of the concentration alarm. */
    interface Concentration {

        /** That few senders; 0: there is no alarm. */
        @WithDefault("3")
        int senders();

        /** What they gave of a creator's coins of a day, in basis points, from which it is told. */
        @WithDefault("8000")
        int share();

        /** Coins a creator must have got that day for it to matter. */
        @WithDefault("10000")
        long coins();

        /** From one look to the next. */
        @WithDefault("30s")
        Duration lookEvery();
    }

    /** When many give in a short time. */
    Hype hype();

    /** Figures of the hype train. */
    interface Hype {

        /** Distinct senders within the window that start one; 0: there are none. */
        @WithDefault("3")
        int senders();

        /** How far back those senders' gifts may lie, and count for it. */
        @WithDefault("60s")
        Duration window();

        /** How long the next level may take, from the start and from each level on. */
        @WithDefault("2m")
        Duration duration();

        /** How long after the end of one the next may start. */
        @WithDefault("5m")
        Duration rest();

        /** Coins the first level takes. */
        @WithDefault("100")
        long levelCoins();

        /** How much more than the one before each further level takes, in percent. */
        @WithDefault("50")
        int growth();

        /** The last level; it is not left. */
        @WithDefault("5")
        int levels();
    }
}
