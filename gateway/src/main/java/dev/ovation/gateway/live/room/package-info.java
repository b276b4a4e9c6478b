/** Who watches which stream on this gateway, and how one frame reaches them all. */
@NullMarked
package dev.ovation.gateway.live.room;

import org.jspecify.annotations.NullMarked;
