/** From Kafka into the rooms: all partitions, no group, own offsets. */
@NullMarked
package dev.ovation.gateway.live.relay;

import org.jspecify.annotations.NullMarked;
