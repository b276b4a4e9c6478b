package dev.ovation.gateway.live;

import com.fasterxml.jackson.core.SerializableString;
import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.peers.Snapshots;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.RoomFigures;
import dev.ovation.gateway.live.room.StreamRooms;
import dev.ovation.gateway.live.room.Watcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Brings an opened socket into its room: by its position where every kept event since then is here, by a snapshot and
 * what followed it where not.
 */
@ApplicationScoped
class SocketEntrance {
    private static final int SNAPSHOTS_TRIED = 3;

    private final StreamRooms rooms;
    private final PositionCheck check;
    private final Snapshots snapshots;
    private final RoomFigures figures;
    private final long keepAliveSeconds;

    SocketEntrance(
            StreamRooms rooms, PositionCheck check, Snapshots snapshots, RoomFigures figures, GatewayConfig config) {
        this.rooms = rooms;
        this.check = check;
        this.snapshots = snapshots;
        this.figures = figures;
        this.keepAliveSeconds = config.live().keepAlive().toSeconds();
    }

    /** Never fails: a socket that can't be brought in is sent away. */
    Uni<Void> bring(Watcher watcher, Admitted admitted) {
        LogProgress log = rooms.log();
        Position position = admitted.position();
        Uni<Boolean> resumed = log == null || position == null || position.epoch() != log.epoch()
                ? Uni.createFrom().item(false)
                : check.isWithin(log, position, watcher)
                        .map(within -> within && resume(watcher, admitted, log, position));
        return resumed.flatMap(in -> in ? Uni.createFrom().voidItem() : bySnapshot(watcher, admitted, SNAPSHOTS_TRIED))
                .onFailure()
                .invoke(failure -> away(watcher))
                .onFailure()
                .recoverWithNull();
    }

    private boolean resume(Watcher watcher, Admitted admitted, LogProgress log, Position position) {
        boolean in = rooms.enter(
                watcher,
                new StreamRooms.Arrival(
                        log, position.next(), true, admitted.ended(), at -> welcome(admitted, at, true, null)));
        if (in) {
            figures.entered(RoomFigures.Entrance.RECOVERED);
        }
        return in;
    }

    private Uni<Void> bySnapshot(Watcher watcher, Admitted admitted, int tries) {
        LogProgress log = rooms.log();
        if (log == null || tries == 0) {
            away(watcher);
            return Uni.createFrom().voidItem();
        }
        Boolean recovered = admitted.positionAsked() ? false : null;
        return snapshots.of(admitted.streamId(), log).flatMap(snapshot -> {
            boolean in = rooms.enter(
                    watcher,
                    new StreamRooms.Arrival(
                            snapshot.log(),
                            snapshot.from(),
                            false,
                            admitted.ended(),
                            at -> welcome(admitted, at, recovered, snapshot.json())));
            if (!in) {
                snapshots.forget(admitted.streamId(), snapshot);
                return bySnapshot(watcher, admitted, tries - 1);
            }
            figures.entered(admitted.positionAsked() ? RoomFigures.Entrance.RELOADED : RoomFigures.Entrance.FRESH);
            return Uni.createFrom().voidItem();
        });
    }

    private byte[] welcome(
            Admitted admitted, String position, @Nullable Boolean recovered, @Nullable SerializableString snapshot) {
        byte[] count = rooms.knowledge(admitted.streamId()).count();
        return WelcomeText.of(
                admitted, position, recovered, keepAliveSeconds, WelcomeText.Counts.of(count, admitted), snapshot);
    }

    private static void away(Watcher watcher) {
        watcher.wire().loop().execute(() -> watcher.close(CloseCode.MOVING));
    }
}
