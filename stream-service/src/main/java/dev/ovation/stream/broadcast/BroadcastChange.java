package dev.ovation.stream.broadcast;

import dev.ovation.contracts.StreamEnded;

/** What a step has changed for everybody: each is one event. */
sealed interface BroadcastChange {

    record OnAir() implements BroadcastChange {}

    record Interrupted() implements BroadcastChange {}

    record Resumed() implements BroadcastChange {}

    record Ended(StreamEnded decision) implements BroadcastChange {}
}
