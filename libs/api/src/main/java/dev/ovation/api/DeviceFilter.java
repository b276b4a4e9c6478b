package dev.ovation.api;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A guest's device id: refused when it is none, and told in the answer, so that a client can keep the one it got. */
class DeviceFilter {
    private final Caller caller;

    DeviceFilter(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void check() {
        if (caller.isGuest()) {
            caller.device();
        }
    }

    /** Never throws: the request may have been refused, for its token say, before its device was looked at. */
    @ServerResponseFilter
    void tell(ContainerResponseContext answer) {
        Object caching = answer.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL);
        boolean shared = caching != null && caching.toString().contains("public");
        if (!shared && caller.isGuest()) {
            UUID device = caller.readableDevice();
            if (device != null) {
                answer.getHeaders().putSingle(Caller.DEVICE_HEADER, device.toString());
            }
        }
    }
}
