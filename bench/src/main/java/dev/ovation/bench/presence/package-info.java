/** A crowd of viewers whose sockets one thread carries, and what presence costs. */
@NullMarked
package dev.ovation.bench.presence;

import org.jspecify.annotations.NullMarked;
