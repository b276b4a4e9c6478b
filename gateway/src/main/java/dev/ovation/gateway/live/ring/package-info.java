/** The last minutes of each stream, so that who was away for a moment misses nothing. */
@NullMarked
package dev.ovation.gateway.live.ring;

import org.jspecify.annotations.NullMarked;
