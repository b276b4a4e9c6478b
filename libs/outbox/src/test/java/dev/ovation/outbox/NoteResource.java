package dev.ovation.outbox;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Routes of the kind a service has: one reads, one writes and publishes. */
@Path("/notes")
@PermitAll
public class NoteResource {
    private final Pool pool;
    private final Outbox outbox;

    NoteResource(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    @GET
    public Uni<Long> count() {
        return pool.query("SELECT count(*) FROM note")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @POST
    public Uni<String> write(@QueryParam("stream") UUID stream, @QueryParam("n") int n) {
        GiftSent gift = SampleGifts.roses(stream, n);
        return pool.withTransaction(tx -> tx.query("INSERT INTO note VALUES ('" + gift.id() + "', 'n')")
                        .execute()
                        .chain(() -> outbox.publish(tx, EventType.GIFT_SENT, gift.id(), stream, gift)))
                .invoke(outbox::committed)
                .replaceWith(gift.id().toString());
    }
}
