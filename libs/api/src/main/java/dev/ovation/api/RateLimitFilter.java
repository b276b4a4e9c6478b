package dev.ovation.api;

import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts each attempt on a {@link RateLimited} route, by user or device. */
class RateLimitFilter {
    private final RateLimits limits;
    private final Caller caller;

    RateLimitFilter(RateLimits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @ServerRequestFilter
    void count(ResourceInfo route) {
        RateLimited limited = route.getResourceMethod().getAnnotation(RateLimited.class);
        if (limited != null) {
            limits.count(limited.value(), caller.viewer().key());
        }
    }
}
