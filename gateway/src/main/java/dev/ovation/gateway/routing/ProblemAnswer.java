package dev.ovation.gateway.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ovation.api.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes a problem where no resource method is there to throw it. */
public final class ProblemAnswer {
    /** Names the problem of a refused upgrade in a header, beside the body. */
    public static final String HEADER = "Ovation-Problem";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ProblemAnswer() {}

    /** Ends the request with the problem. */
    public static void send(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.type().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader(HEADER, problem.type().slug());
        // a caller that has gone away is told nothing
        response.end(body(problem, request.path())).onFailure(gone -> response.close());
    }

    static Buffer body(Problem problem, String path) {
        return Buffer.buffer(JSON.valueToTree(problem.body(path)).toString());
    }
}
