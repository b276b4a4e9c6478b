package dev.ovation.api;

/**
 * Every kind of error a client can meet, with the page behind {@code /problems/<slug>}: what happened and what to do.
 *
 * <p>A slug is never renamed or reused: clients decide by it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public enum ProblemType {
    VALIDATION_FAILED(400, "The request breaks a rule", "Look at violations: each names a field and its rule."),
    MALFORMED_BODY(400, "The body cannot be read", "Send well-formed JSON of the documented types."),
    UNKNOWN_FIELD(400, "The body has a field we do not know", "Leave the named field out."),
    INVALID_PAGE(400, "limit or cursor is not valid", "Use limit 1 to 100 and a cursor exactly as it was given."),
    BAD_PATH(400, "The path is not valid", "Send paths without encoded separators, dot segments or parameters."),
    DEVICE_INVALID(
            400, "The device id is not a UUID", "Send a UUID as Ovation-Device or leave it out to be given one."),
    IDEMPOTENCY_KEY_MISSING(
            400, "Idempotency-Key is missing", "Send a fresh key with each new operation that moves coins."),
    IDEMPOTENCY_KEY_INVALID(400, "Idempotency-Key has a wrong form", "Use 1 to 64 characters of A-Z a-z 0-9 _ -."),
    SUBPROTOCOL_REQUIRED(400, "The socket needs the subprotocol ovation.v1", "Offer ovation.v1 when opening it."),
    AUTHENTICATION_REQUIRED(401, "Sign in first", "Send a bearer token."),
    INVALID_TOKEN(401, "The token is not valid", "Get a new token: this one is expired, foreign or damaged."),
    WEBHOOK_SIGNATURE(401, "The webhook is not signed as agreed", "Check the sender's key and clock."),
    INSUFFICIENT_COINS(402, "Not enough coins", "Top up the wallet; balance and required tell how much is missing."),
    ROLE_REQUIRED(403, "A role is missing", "Ask for a token that carries the named role."),
    NOT_STREAM_OWNER(403, "This stream is somebody else's", "Only its creator may do this."),
    ORIGIN_NOT_ALLOWED(403, "This web origin is not allowed", "Have the operator add it to the allowed origins."),
    NOT_FOUND(404, "There is nothing at this address", "Check the path against the API's description."),
    STREAM_NOT_FOUND(404, "No such stream", "Check the stream's id."),
    MESSAGE_NOT_FOUND(404, "No such message", "It was deleted or never was."),
    GIFT_NOT_FOUND(404, "No such gift", "Take an id from the gift catalogue."),
    GOAL_NOT_FOUND(404, "No goal", "The creator has set none for this stream, or took it away."),
    HYPE_NOT_FOUND(404, "No hype train", "None runs in this stream; hype:started tells of the next."),
    SENT_GIFT_NOT_FOUND(404, "No such sent gift", "Take the id from the gift's receipt or its gift:sent event."),
    THUMBNAIL_NOT_FOUND(404, "No such thumbnail", "Upload the picture first; only one's own may be used."),
    METHOD_NOT_ALLOWED(405, "This address does not take that method", "See the Allow header."),
    NOT_ACCEPTABLE(406, "We cannot answer in that form", "Accept application/json."),
    ALREADY_LIVE(409, "One live stream at a time", "End the stream named by streamId first."),
    STREAM_NOT_LIVE(409, "The stream is not live", "Wait until it starts."),
    STREAM_ENDED(409, "The stream has ended", "Read its figures; it does not come back."),
    ALREADY_REVERSED(409, "This gift was taken back before", "There is nothing left to do."),
    IDEMPOTENCY_IN_PROGRESS(
            409, "The first request with this key still runs", "Repeat it with the same key in a moment."),
    RESYNC(409, "The report does not follow the last one", "Report all connections again, with full set."),
    BODY_TOO_LARGE(413, "The body is too large", "Send at most 64 KiB; pictures at most 2 MiB."),
    UNSUPPORTED_MEDIA(415, "We do not take this kind of content", "Send the documented Content-Type."),
    SELF_GIFT(422, "You cannot send gifts to yourself", "Gifts are for other people's streams."),
    INVALID_TEXT(422, "The text has characters we do not show", "Remove NUL and stacked combining marks."),
    IDEMPOTENCY_KEY_REUSED(422, "This key belongs to another request", "Use a fresh key for a different operation."),
    UPGRADE_REQUIRED(426, "This address is a WebSocket", "Open it with an upgrade and the subprotocol ovation.v1."),
    RATE_LIMITED(429, "Too many requests", "Wait retryAfter seconds."),
    INTERNAL_ERROR(500, "Something broke on our side", "Try again; if it stays, tell the operator the time."),
    DATABASE_UNAVAILABLE(503, "The database is away", "Try again after Retry-After seconds."),
    MEDIA_UNAVAILABLE(503, "The media server is away", "Everything but the picture works; try again shortly."),
    STREAM_UNAVAILABLE(503, "stream-service is away", "Try again after Retry-After seconds."),
    CHAT_UNAVAILABLE(503, "chat-service is away", "Try again after Retry-After seconds."),
    GIFT_UNAVAILABLE(503, "gift-service is away", "Try again after Retry-After seconds."),
    VIEWER_UNAVAILABLE(503, "viewer-service is away", "Try again after Retry-After seconds."),
    GATEWAY_UNAVAILABLE(503, "The gateway takes no more work", "Try again after Retry-After seconds."),
    OUTCOME_UNKNOWN(504, "The answer did not come in time", "It may have happened: repeat it with the same key."),
    // what a socket is closed with after its upgrade; the status is the nearest in HTTP
    BAD_FRAME(400, "The client sent a frame it must not send", "Send nothing: the protocol needs no client frames."),
    TOKEN_EXPIRED(401, "The token of this socket expired", "Get a new token and reconnect."),
    FORBIDDEN(403, "This is not allowed", "Do not repeat it."),
    TOO_SLOW(409, "The client reads too slowly", "Reconnect with the last position."),
    TOO_MANY(429, "Too many sockets", "Close others or wait retryAfter seconds."),
    MOVING(503, "The gateway is moving", "Reconnect after a random 0 to 5 seconds with the last position.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One short sentence, the same each time. */
    public String title() {
        return title;
    }

    /** What the caller should do. */
    public String advice() {
        return advice;
    }

    /** The last part of the type, for example {@code stream-not-found}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member, for example {@code /problems/stream-not-found}. */
    public String type() {
        return "/problems/" + slug();
    }
}
