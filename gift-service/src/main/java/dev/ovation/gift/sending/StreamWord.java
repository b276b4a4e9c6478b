package dev.ovation.gift.sending;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.directory.KnownStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of the stream a gift is for.
 *
 * @param creator whose it is; null when it is refused
 * @param refusal why it takes no gifts; null when it does
 */
record StreamWord(@Nullable UUID creator, @Nullable Problem refusal) {

    static StreamWord live(KnownStream stream) {
        return new StreamWord(stream.creatorId(), null);
    }

    static StreamWord refused(Throwable problem) {
        return new StreamWord(null, (Problem) problem);
    }

    /** As {@code send_gift} knows it. */
    @Nullable
    String code() {
        if (refusal == null) {
            return null;
        }
        return refusal.type() == ProblemType.STREAM_NOT_FOUND
                ? "stream_unknown"
                : refusal.type() == ProblemType.STREAM_UNAVAILABLE ? "stream_unavailable" : "stream_not_live";
    }
}
