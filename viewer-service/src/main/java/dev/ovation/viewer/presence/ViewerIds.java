package dev.ovation.viewer.presence;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What others may know a viewer by. A user's id is public; a guest's device id is all that proves who the guest is, so
 * others see an id made from it that leads nowhere back, and that no user's id can be mistaken for.
 */
final class ViewerIds {
    private static final String USER = "u:";

    private ViewerIds() {}

    /** The public id behind {@code u:<userId>} or {@code d:<deviceId>}. */
    static UUID of(String viewerKey) {
        return viewerKey.startsWith(USER)
                ? UUID.fromString(viewerKey.substring(USER.length()))
                : UUID.nameUUIDFromBytes(viewerKey.getBytes(StandardCharsets.UTF_8));
    }
}
