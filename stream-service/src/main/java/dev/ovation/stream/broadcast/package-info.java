/** What a stream is and may do: created, started, edited, ended, and what its broadcaster's coming and going makes of it. */
@NullMarked
package dev.ovation.stream.broadcast;

import org.jspecify.annotations.NullMarked;
