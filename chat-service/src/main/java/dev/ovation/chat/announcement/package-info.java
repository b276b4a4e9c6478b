/** Lines nobody typed: a gift shows itself in the chat. */
@NullMarked
package dev.ovation.chat.announcement;

import org.jspecify.annotations.NullMarked;
