package dev.ovation.stream.broadcast;

import dev.ovation.api.User;
import java.util.UUID;

/** Whose stream it is. */
record Creator(UUID id, String username) {

    static Creator of(User user) {
        return new Creator(user.id(), user.username());
    }
}
