package dev.ovation.gateway.live.room;

import dev.ovation.api.ProblemType;

/** Every way the gateway ends a socket, and what the client does then. */
public enum CloseCode {
    /** This gateway is leaving: reconnect after a random 0 to 5 s, with the position. */
    MOVING(1001, ProblemType.MOVING, 5),
    /** The client sent what it must not: stop, it is a defect. */
    BAD_FRAME(4400, ProblemType.BAD_FRAME, 0),
    /** Get a new token and reconnect. */
    TOKEN_EXPIRED(4401, ProblemType.TOKEN_EXPIRED, 0),
    /** Not allowed any more: stop. */
    FORBIDDEN(4403, ProblemType.FORBIDDEN, 0),
    /** The client reads too slowly: reconnect with the position. */
    TOO_SLOW(4408, ProblemType.TOO_SLOW, 5),
    /** The stream is over and told to the end: stop and read the stream. */
    STREAM_ENDED(4410, ProblemType.STREAM_ENDED, 0),
    /** Too many sockets of one viewer or address: wait. */
    TOO_MANY(4429, ProblemType.TOO_MANY, 30);

    private final int code;
    private final String slug;
    private final String reason;

    CloseCode(int code, ProblemType type, int retryAfterSeconds) {
        this.code = code;
        this.slug = type.slug();
        this.reason = retryAfterSeconds == 0
                ? "{\"type\":\"" + type.type() + "\"}"
                : "{\"type\":\"" + type.type() + "\",\"retryAfter\":" + retryAfterSeconds + "}";
    }

    public int code() {
        return code;
    }

    /** The problem it stands for. */
    public String slug() {
        return slug;
    }

    /** JSON of at most 123 bytes, the most a close frame carries. */
    public String reason() {
        return reason;
    }
}
