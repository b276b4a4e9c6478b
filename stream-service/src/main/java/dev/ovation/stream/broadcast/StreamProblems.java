package dev.ovation.stream.broadcast;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a client sees of the domain's refusals. */
class StreamProblems {

    @ServerExceptionMapper
    Response refused(StreamRefusal refusal, UriInfo uri) {
        return of(refusal).toResponse(uri.getRequestUri().getRawPath());
    }

    static Problem of(StreamRefusal refusal) {
        if (refusal instanceof StreamRefusal.AlreadyLive live) {
            return Problem.of(ProblemType.ALREADY_LIVE).with("streamId", live.streamId());
        }
        if (refusal instanceof StreamRefusal.HasEnded ended) {
            return Problem.of(ProblemType.STREAM_ENDED).with("stream", StreamViews.of(ended.stream()));
        }
        if (refusal instanceof StreamRefusal.NotLive) {
            return Problem.of(ProblemType.STREAM_NOT_LIVE);
        }
        return Problem.of(
                refusal instanceof StreamRefusal.NotOwner
                        ? ProblemType.NOT_STREAM_OWNER
                        : ProblemType.STREAM_NOT_FOUND);
    }

    static Problem scheduleOutOfRange(Duration furthest) {
        return Problem.violation("scheduledFor", "must be in the future and within " + furthest.toDays() + " days");
    }
}
