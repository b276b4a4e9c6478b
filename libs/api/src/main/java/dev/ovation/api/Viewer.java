package dev.ovation.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user or a guest device, however many tabs, sockets or reconnections it has.
 *
 * @param id the user's id, or the guest's device id
 * @param username null for a guest
 */
public record Viewer(UUID id, @Nullable String username, boolean guest) {

    /** What presence counts by: {@code u:<userId>} or {@code d:<deviceId>}. */
    public String key() {
        return (guest ? "d:" : "u:") + id;
    }
}
