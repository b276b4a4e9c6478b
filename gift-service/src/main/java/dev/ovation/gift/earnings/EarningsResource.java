package dev.ovation.gift.earnings;

import dev.ovation.api.Caller;
import dev.ovation.api.Problem;
import dev.ovation.api.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/creators/me/earnings}: what the caller earned. */
@Path("/api/creators/me/earnings")
@Authenticated
class EarningsResource {
    static final String CSV = "text/csv";

    private static final int LONGEST_DAYS = 366;
    private static final int DEFAULT_DAYS = 31;

    private final CreatorEarnings earnings;
    private final Caller caller;

    EarningsResource(CreatorEarnings earnings, Caller caller) {
        this.earnings = earnings;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getEarnings", summary = "What the caller earned: balance, days, streams, supporters")
    @APIResponse(responseCode = "200", description = "Exact at the moment it is read")
    @APIResponse(responseCode = "403", description = "role-required")
    public Uni<Earnings> earnings() {
        return earnings.of(caller.requireUser().require(Role.CREATOR).id());
    }

    @GET
    @Path("/statement")
    @Produces(CSV)
    @Operation(
            operationId = "getEarningsStatement",
            summary = "Every gift and reversal of some days as CSV, oldest first",
            description =
                    "Days are those of the zone in the earnings; at most 366 and 100000 lines at a time. UTF-8, RFC 4180.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "403", description = "role-required")
    public Uni<Response> statement(
            @Parameter(
                            description = "first day, 30 days before the last when left out",
                            schema = @Schema(format = "date"))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "last day, today when left out", schema = @Schema(format = "date"))
                    @QueryParam("to")
                    @Nullable
                    String to) {
        UUID creator = caller.requireUser().require(Role.CREATOR).id();
        LocalDate last = to == null ? earnings.today() : day("to", to);
        LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1L) : day("from", from);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
            throw Problem.violation("from", "must be at most 366 days up to the last one");
        }
        return earnings.statement(creator, first, last)
                .map(csv -> Response.ok(csv, CSV + ";charset=UTF-8")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"earnings-" + first + "-" + last + ".csv\"")
                        .build());
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw Problem.violation(field, "must be a day of the years 1 to 9999");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw Problem.violation(field, "must be a day as 2026-11-25");
        }
    }
}
