package dev.ovation.outbox;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** An entity of the kind a service has, to publish beside. */
@Entity
public class Note extends PanacheEntityBase {
    @Id
    public UUID id;

    public String text;
}
