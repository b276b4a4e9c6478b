package dev.ovation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into {@code application/problem+json}: ours and the framework's alike. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int FIRST = Priorities.USER - 4_900; // before the framework's own mappers

    @ServerExceptionMapper
    Response problem(Problem e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = FIRST)
    Response noToken(UriInfo uri) {
        return answer(
                Problem.of(ProblemType.AUTHENTICATION_REQUIRED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"), uri);
    }

    /** WWW-Authenticate is set by the framework already; a second one would make two. */
    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = FIRST)
    Response badToken(UriInfo uri) {
        return answer(Problem.of(ProblemType.INVALID_TOKEN), uri);
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = FIRST)
    Response forbidden(UriInfo uri) {
        return answer(Problem.of(ProblemType.ROLE_REQUIRED), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<Map<String, String>> violations = e.getConstraintViolations().stream()
                .map(ProblemMappers::violation)
                .sorted(Comparator.comparing(v -> v.get("field") + v.get("message")))
                .toList();
        String detail = violations.stream()
                .map(v -> v.get("field") + " " + v.get("message"))
                .collect(Collectors.joining("; "));
        return answer(Problem.of(ProblemType.VALIDATION_FAILED, detail).with("violations", violations), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unknownField(UnrecognizedPropertyException e, UriInfo uri) {
        Problem problem = Problem.of(ProblemType.UNKNOWN_FIELD, "There is no field " + e.getPropertyName() + " here.");
        return answer(problem.with("field", e.getPropertyName()), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response mismatch(MismatchedInputException e, UriInfo uri) {
        return answer(wrongShape(e), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unreadable(JsonProcessingException e, UriInfo uri) {
        return answer(wrongShape(e), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response framework(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown, uri);
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(wrongShape(json), uri);
        }
        Response original = e.getResponse();
        ProblemType type = switch (original.getStatus()) {
            case 400 -> ProblemType.MALFORMED_BODY;
            case 401 -> ProblemType.AUTHENTICATION_REQUIRED;
            case 403 -> ProblemType.ROLE_REQUIRED;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA;
            default -> ProblemType.INTERNAL_ERROR;
        };
        Problem problem = Problem.of(type);
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.errorf(e, "Unexpected status %d on %s", original.getStatus(), uri.getPath());
        }
        return answer(allow == null ? problem : problem.header(HttpHeaders.ALLOW, allow), uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        LOG.errorf(e, "Request failed on %s", uri.getPath());
        return answer(Problem.of(ProblemType.INTERNAL_ERROR), uri);
    }

    private static Problem wrongShape(JsonProcessingException e) {
        Problem problem = Problem.of(ProblemType.MALFORMED_BODY);
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                    .collect(Collectors.joining("."));
            problem = Problem.of(ProblemType.MALFORMED_BODY, field + " has a value of the wrong type.")
                    .with("field", field);
        }
        return problem;
    }

    private static Map<String, String> violation(ConstraintViolation<?> violation) {
        String field = "";
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName() == null ? field : node.getName(); // the last named node: the field, not the method
        }
        return Map.of("field", field, "message", violation.getMessage());
    }

    private static Response answer(Problem problem, UriInfo uri) {
        return problem.toResponse(uri.getRequestUri().getRawPath());
    }
}
