package dev.ovation.stream.thumbnail;

import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Role;
import dev.ovation.api.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps pictures: re-encoded on a thread of their own, one at a time since one may take much memory, the others wait. */
@ApplicationScoped
public class ThumbnailService {
    private static final Logger LOG = Logger.getLogger(ThumbnailService.class);
    private static final int ENCODERS = 1;
    private static final long MOST_BYTES = 2L * 1024 * 1024;

    private final ThumbnailRepository pictures;
    private final WorkerExecutor encoders;

    ThumbnailService(ThumbnailRepository pictures, Vertx vertx) {
        this.pictures = pictures;
        this.encoders = vertx.createSharedWorkerExecutor("thumbnails", ENCODERS);
    }

    @PreDestroy
    void stop() {
        encoders.closeAndForget();
    }

    /**
     * Completes when there is no picture to check or it is the user's own.
     *
     * @throws Problem thumbnail-not-found, also for somebody else's
     */
    public Uni<Void> requireOwn(SqlConnection tx, UUID user, @Nullable UUID thumbnail) {
        if (thumbnail == null) {
            return Uni.createFrom().voidItem();
        }
        return pictures.isOwn(tx, user, thumbnail)
                .invoke(own -> {
                    if (!own) {
                        throw Problem.of(ProblemType.THUMBNAIL_NOT_FOUND);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Checks, re-encodes and keeps a picture.
     *
     * @return its id
     */
    Uni<UUID> keep(User user, Path upload) {
        UUID id = Ids.next();
        return encoders.executeBlocking(() -> encode(user, upload), false)
                .chain(jpeg -> pictures.insert(id, user.id(), jpeg))
                .invoke(() -> LOG.infof("thumbnail kept thumbnailId=%s", id))
                .replaceWith(id);
    }

    private static byte[] encode(User user, Path upload) throws IOException {
        if (Files.size(upload) > MOST_BYTES) {
            throw Problem.of(ProblemType.BODY_TOO_LARGE, "A picture may have at most 2 MiB.");
        }
        byte[] file = Files.readAllBytes(upload);
        PictureFormat format = PictureFormat.of(file).orElseThrow(ThumbnailService::notAPicture);
        user.require(Role.CREATOR);
        try {
            return PictureEncoder.encode(file, format);
        } catch (PictureEncoder.TooManyPixels e) {
            throw Problem.of(ProblemType.BODY_TOO_LARGE, e.advice());
        } catch (PictureEncoder.Unreadable e) {
            LOG.debugf("unreadable %s: %s", format, e.getMessage());
            throw notAPicture();
        }
    }

    private static Problem notAPicture() {
        return Problem.of(ProblemType.UNSUPPORTED_MEDIA, "Send a PNG, JPEG or WebP picture.");
    }

    /** The picture as JPEG. */
    Uni<byte[]> read(UUID id) {
        return pictures.jpeg(id).onItem().ifNull().failWith(() -> Problem.of(ProblemType.THUMBNAIL_NOT_FOUND));
    }
}
