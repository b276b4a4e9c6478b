package dev.ovation.stream.thumbnail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A picture as it is served; it never changes. */
@Entity
@Table(name = "thumbnail")
class Thumbnail {
    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "jpeg")
    private byte[] jpeg;

    protected Thumbnail() {}

    Thumbnail(UUID id, UUID ownerId, byte[] jpeg) {
        this.id = id;
        this.ownerId = ownerId;
        this.jpeg = jpeg;
    }

    UUID id() {
        return id;
    }

    byte[] jpeg() {
        return jpeg;
    }
}
