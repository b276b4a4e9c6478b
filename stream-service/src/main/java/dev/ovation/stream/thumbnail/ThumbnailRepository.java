package dev.ovation.stream.thumbnail;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Pictures in PostgreSQL. */
@ApplicationScoped
class ThumbnailRepository implements PanacheRepositoryBase<Thumbnail, UUID> {}
