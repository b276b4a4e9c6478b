/** The chat of a stream: what people write, kept in the order of {@code seq}. */
@NullMarked
package dev.ovation.chat.message;

import org.jspecify.annotations.NullMarked;
