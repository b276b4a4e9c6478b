/** Taking a message back: by who wrote it, whose stream it is, or who watches over all of them. */
@NullMarked
package dev.ovation.chat.moderation;

import org.jspecify.annotations.NullMarked;
