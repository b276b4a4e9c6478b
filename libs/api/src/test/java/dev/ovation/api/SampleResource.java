package dev.ovation.api;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/** Routes that meet each rule of the library once. */
@Path("/sample")
class SampleResource {
    private final Caller caller;

    SampleResource(Caller caller) {
        this.caller = caller;
    }

    record Order(
            @NotBlank String name,
            @NotNull @Min(1) @Max(999) Integer quantity) {}

    @GET
    @PermitAll
    public Viewer who() {
        return caller.viewer();
    }

    @POST
    @Authenticated
    public Order order(Order order) {
        return order;
    }

    @POST
    @Path("/moderate")
    @Authenticated
    public Map<String, String> moderate() {
        return Map.of("by", caller.requireUser().require(Role.MODERATOR).username());
    }

    @GET
    @Path("/page")
    @PermitAll
    public PageRequest page(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return PageRequest.of(limit, cursor, 20, 2);
    }

    @POST
    @Path("/limited")
    @Authenticated
    @RateLimited("sample")
    public Order limited(Order order) {
        return order;
    }

    @GET
    @Path("/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("select secret from inside");
    }

    @GET
    @Path("/undecided")
    public String undecided() {
        return "nobody may read this";
    }
}
