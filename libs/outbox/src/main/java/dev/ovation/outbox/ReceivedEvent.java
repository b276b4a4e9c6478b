package dev.ovation.outbox;

import dev.ovation.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it came from a topic, checked: known type, the key is the subject, data of the type's record.
 *
 * @param id the same on every repetition of the event
 * @param source the service that published it, for example {@code /stream-service}
 * @param time when its owner's database wrote it; says nothing about order
 * @param subject the stream's id
 */
public record ReceivedEvent<T>(UUID id, String source, Instant time, UUID subject, EventType type, T data) {}
