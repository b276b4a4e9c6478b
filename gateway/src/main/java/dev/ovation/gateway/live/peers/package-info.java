/** What the gateway asks of the services for a socket: the stream, its last lines, its board. */
@NullMarked
package dev.ovation.gateway.live.peers;

import org.jspecify.annotations.NullMarked;
