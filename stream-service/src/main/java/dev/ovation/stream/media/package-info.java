/** Rooms and tokens of the media server; the only place that knows LiveKit. */
@NullMarked
package dev.ovation.stream.media;

import org.jspecify.annotations.NullMarked;
