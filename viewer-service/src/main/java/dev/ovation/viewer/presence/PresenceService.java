package dev.ovation.viewer.presence;

import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import dev.ovation.api.Problem;
import dev.ovation.api.Viewer;
import dev.ovation.directory.KnownStream;
import dev.ovation.directory.StreamDirectory;
import dev.ovation.viewer.ViewerConfig;
import dev.ovation.viewer.presence.PresentRepository.Place;
import dev.ovation.viewer.presence.PresentRepository.Present;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Joining and leaving without a socket, and who is there. */
@ApplicationScoped
class PresenceService {
    private final StreamDirectory streams;
    private final LeaseRepository leases;
    private final PresentRepository present;
    private final SharedCounts counts;
    private final GuestsByAddress guests;
    private final ViewerConfig config;

    PresenceService(
            StreamDirectory streams,
            LeaseRepository leases,
            PresentRepository present,
            SharedCounts counts,
            GuestsByAddress guests,
            ViewerConfig config) {
        this.streams = streams;
        this.leases = leases;
        this.present = present;
        this.counts = counts;
        this.guests = guests;
        this.config = config;
    }

    /**
     * Makes the viewer present for the time of the lease, or prolongs it. The owner, and a guest too many of its address, are
     * let in and not counted.
     *
     * @param address where the viewer comes from
     * @throws Problem stream-not-found, stream-ended
     */
    Uni<JoinAnswer> join(UUID streamId, Viewer viewer, String address) {
        return streams.requireNotEnded(streamId)
                .chain(stream -> owns(viewer, stream) ? Uni.createFrom().item(false) : lease(streamId, viewer, address))
                .chain(fresh -> fresh ? present.count(streamId) : counts.of(streamId))
                .map(figures -> new JoinAnswer(
                        figures.viewers(), config.restLease().toSeconds(), viewer.guest() ? viewer.id() : null));
    }

    /** A guest whose place was given by another replica keeps it here. True where the viewer was not there before. */
    private Uni<Boolean> lease(UUID streamId, Viewer viewer, String address) {
        return guests.joins(viewer, address)
                ? leases.join(streamId, viewer)
                : leases.prolong(streamId, viewer).replaceWith(false);
    }

    /** Ends the viewer's join; fine also when there is none. */
    Uni<Void> leave(UUID streamId, Viewer viewer) {
        return streams.requireKnown(streamId).chain(stream -> leases.leave(streamId, viewer));
    }

    /** A page of the users who are there, with the figures of all. */
    Uni<ViewerList> viewers(UUID streamId, PageRequest page) {
        Place after = Place.after(page.cursor());
        return streams.requireKnown(streamId)
                .chain(stream -> present.count(streamId))
                .chain(figures -> present.users(streamId, after, page.limit() + 1)
                        .map(users -> Page.of(
                                users, page, Present::user, user -> user.place().cursor()))
                        .map(users -> new ViewerList(
                                users.items(), figures.viewers(), figures.guests(), users.nextCursor())));
    }

    private static boolean owns(Viewer viewer, KnownStream stream) {
        return !viewer.guest() && stream.ownedBy(viewer.id());
    }
}
