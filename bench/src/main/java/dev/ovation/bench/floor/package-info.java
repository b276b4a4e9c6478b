/** What the transport alone costs: a Netty server that does as little as any can. A process of its own. */
@NullMarked
package dev.ovation.bench.floor;

import org.jspecify.annotations.NullMarked;
