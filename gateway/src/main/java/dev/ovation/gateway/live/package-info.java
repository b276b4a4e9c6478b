/** The socket: who may open one, what it is welcomed with, how it ends. */
@NullMarked
package dev.ovation.gateway.live;

import org.jspecify.annotations.NullMarked;
