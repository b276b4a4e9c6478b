package dev.ovation.stream.broadcast;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** An Idempotency-Key of a creation with the answer it had; written once, never changed. */
@Entity
@Table(name = "stream_creation")
class StreamCreationKey {
    @EmbeddedId
    private Id id;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "stream_id")
    private UUID streamId;

    @Column(name = "answer")
    private String answer;

    /** A key belongs to whoever used it. */
    @Embeddable
    record Id(
            @Column(name = "creator_id") UUID creatorId,
            @Column(name = "key") String key) implements Serializable {}

    protected StreamCreationKey() {}

    StreamCreationKey(Id id, String fingerprint, UUID streamId, String answer) {
        this.id = id;
        this.fingerprint = fingerprint;
        this.streamId = streamId;
        this.answer = answer;
    }

    Id id() {
        return id;
    }

    boolean isFor(String otherFingerprint) {
        return fingerprint.equals(otherFingerprint);
    }

    UUID streamId() {
        return streamId;
    }

    String answer() {
        return answer;
    }
}
