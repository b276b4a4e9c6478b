/**
 * The viewers and the messages of the fan-out scenarios: thousands of sockets on one thread, an open loop of messages on
 * another, no string and no JSON for a delivery.
 */
@NullMarked
package dev.ovation.bench.sockets;

import org.jspecify.annotations.NullMarked;
