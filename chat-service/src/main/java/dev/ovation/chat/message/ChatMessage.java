package dev.ovation.chat.message;

import dev.ovation.api.Role;
import dev.ovation.api.User;
import dev.ovation.contracts.ChatMessageView;
import java.util.UUID;

/**
 * A line of a stream's chat as it is stored. Its text never changes; it is only taken back.
 *
 * @param view the line as everybody sees it
 */
record ChatMessage(ChatMessageView view) {

    UUID id() {
        return view.id();
    }

    long seq() {
        return view.seq();
    }

    /** The author, the stream's owner, and who watches over all streams. */
    boolean mayBeDeletedBy(User user, UUID streamOwner) {
        return user.id().equals(view.userId())
                || user.id().equals(streamOwner)
                || user.has(Role.MODERATOR)
                || user.has(Role.ADMIN);
    }
}
