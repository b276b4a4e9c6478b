package dev.ovation.stream.broadcast;

import java.util.UUID;

/** A rule of the domain says no. Which status a client sees is {@link StreamProblems}' business. */
public abstract sealed class StreamRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StreamRefusal(String message) {
        super(message, null, false, false);
    }

    /** There is no such stream. */
    public static final class UnknownStream extends StreamRefusal {
        private static final long serialVersionUID = 1L;

        public UnknownStream() {
            super("no such stream");
        }
    }

    /** Only the creator may do this. */
    public static final class NotOwner extends StreamRefusal {
        private static final long serialVersionUID = 1L;

        public NotOwner() {
            super("not the creator");
        }
    }

    /** It needs a live stream. */
    public static final class NotLive extends StreamRefusal {
        private static final long serialVersionUID = 1L;

        public NotLive() {
            super("not live");
        }
    }

    /** The creator has a live stream, this one or another. */
    public static final class AlreadyLive extends StreamRefusal {
        private static final long serialVersionUID = 1L;
        private final UUID streamId;

        public AlreadyLive(UUID streamId) {
            super("already live");
            this.streamId = streamId;
        }

        /** The live one. */
        public UUID streamId() {
            return streamId;
        }
    }

    /** The stream is over for good. */
    public static final class HasEnded extends StreamRefusal {
        private static final long serialVersionUID = 1L;
        private final transient LiveStream stream;

        public HasEnded(LiveStream stream) {
            super("has ended");
            this.stream = stream;
        }

        /** As it ended. */
        public LiveStream stream() {
            return stream;
        }
    }
}
