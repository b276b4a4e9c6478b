/** How far a reader has come in the four topics, and what a client is given to say so. */
@NullMarked
package dev.ovation.gateway.live.position;

import org.jspecify.annotations.NullMarked;
