package dev.ovation.viewer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long presence lasts without a word, and how often it is told. */
@ConfigMapping(prefix = "ovation.viewer")
public interface ViewerConfig {

    /** How long a gateway's connections count after its last report. */
    @WithDefault("10S")
    Duration gatewayLease();

    /** How long a join without a socket counts; clients repeat it before that. */
    @WithDefault("30S")
    Duration restLease();

    /**
     * Guests of one address whose joins count, per replica; more are let in uncounted. 0 is no limit; where the suite runs locally
     * there is none. The gateway has the same figure for sockets, {@code ovation.gateway.live.guests-per-address}.
     */
    @WithDefault("20")
    int guestsPerAddress();

    /** How often expired leases are looked for. */
    @WithDefault("1S")
    Duration sweepEvery();

    /** A pause of the sweeper longer than this means that reports may have gone unheard. */
    @WithDefault("2S")
    Duration sweepGap();

    /** How long nothing expires after such a pause. */
    @WithDefault("15S")
    Duration sweepHold();

    /** How often changed streams are looked for. */
    @WithDefault("0.25S")
    Duration countEvery();

    /** The least time between two counts of one stream. */
    @WithDefault("1S")
    Duration countSpacing();

    /** After this time the count of a live stream is told again, also when it is the same. */
    @WithDefault("25S")
    Duration countRepeat();

    /** How long a viewer is away before others are told. */
    @WithDefault("5S")
    Duration leftAfter();

    /** Above this many viewers comings and goings are no longer told one by one. */
    @WithDefault("50")
    int hintsUpTo();

    /** Below this many viewers they are told again. */
    @WithDefault("40")
    int hintsAgainBelow();

    /** How often ended streams are looked for whose totals are due. */
    @WithDefault("0.2S")
    Duration closeEvery();
}
