package dev.ovation.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error answer as RFC 9457 has it, thrown by whoever knows that the request must be refused.
 *
 * <p>{@code detail} is for the caller: no class names, no SQL, no secrets. Immutable but for the members added while it
 * is built; belongs to one request.
 */
public final class Problem extends RuntimeException {
    /** Media type of every error body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private Problem(ProblemType type, String detail) {
        super(type.slug() + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
    }

    /** A problem that says what is wrong with this very request. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail);
    }

    /** A problem whose general advice says all there is to say. */
    public static Problem of(ProblemType type) {
        return new Problem(type, type.advice());
    }

    /** A dependency is away: to be repeated after some seconds. */
    public static Problem unavailable(ProblemType type, int retryAfterSeconds) {
        return of(type).header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }

    /** {@code 400 validation-failed} for one field, as bean validation would have told it. */
    public static Problem violation(String field, String rule) {
        return of(ProblemType.VALIDATION_FAILED, field + " " + rule)
                .with("violations", List.of(Map.of("field", field, "message", rule)));
    }

    /** {@code 429 rate-limited}: more than a limit allows, to be repeated after some seconds. */
    public static Problem rateLimited(String detail, long limit, long retryAfterSeconds) {
        return of(ProblemType.RATE_LIMITED, detail)
                .with("limit", limit)
                .with("retryAfter", retryAfterSeconds)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }

    /** Adds an extension member, for example {@code balance}. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a header to the answer. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The JSON members in the order they are shown; {@code instance} is the path that was asked. */
    public Map<String, Object> body(String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.type());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.put("instance", instance);
        body.putAll(members);
        return body;
    }

    /** The answer, for an exception mapper. */
    public Response toResponse(String instance) {
        Response.ResponseBuilder answer = Response.status(type.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(body(instance));
        headers.forEach(answer::header);
        return answer.build();
    }
}
