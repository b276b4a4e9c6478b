package dev.ovation.gift.goal;

import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.User;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GoalProgress;
import dev.ovation.contracts.GoalReached;
import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.directory.KnownStream;
import dev.ovation.directory.StreamDirectory;
import dev.ovation.gift.GiftConfig;
import dev.ovation.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The goals of streams. Progress is told at most once a second and stream, the last step too; that a goal was reached is
 * told once: the event's id is made from the goal's, so even a repetition would be the same event.
 */
@ApplicationScoped
class Goals {
    private final StreamDirectory streams;
    private final GoalRepository goals;
    private final Outbox outbox;
    private final GiftConfig config;

    Goals(StreamDirectory streams, GoalRepository goals, Outbox outbox, GiftConfig config) {
        this.streams = streams;
        this.goals = goals;
        this.outbox = outbox;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("goal-progress", config.rollUpEvery(), this::round);
    }

    /**
     * @throws Problem stream-not-found or goal-not-found
     */
    Uni<GoalProgress> of(UUID streamId) {
        return streams.requireKnown(streamId).chain(() -> goals.read(streamId)).map(Goals::orMissing);
    }

    /**
     * Sets the goal of a stream that is not over; it counts from now.
     *
     * @throws Problem stream-not-found, not-stream-owner or stream-ended
     */
    Uni<GoalProgress> set(UUID streamId, User creator, SetGoalRequest goal) {
        return owned(streamId, creator)
                .chain(() -> streams.requireNotEnded(streamId))
                .chain(() -> goals.inTransaction(tx -> goals.set(tx, streamId, Ids.next(), goal)
                        .call(set -> outbox.publish(tx, EventType.GOAL_PROGRESS, Ids.next(), streamId, set))))
                .invoke(outbox::committed);
    }

    /**
     * Takes the goal away.
     *
     * @throws Problem stream-not-found, not-stream-owner or goal-not-found
     */
    Uni<Void> remove(UUID streamId, User creator) {
        return owned(streamId, creator)
                .chain(() -> goals.inTransaction(tx -> goals.remove(tx, streamId)
                        .map(Goals::orMissing)
                        .chain(was -> outbox.publish(tx, EventType.GOAL_PROGRESS, Ids.next(), streamId, was))))
                .invoke(outbox::committed);
    }

    Uni<Void> round() {
        return goals.untold(config.boardToldEvery())
                .chain(moved -> InTurn.eachInSpiteOfFailures("goal", moved, this::tell));
    }

    private Uni<Void> tell(UUID streamId) {
        return goals.inTransaction(tx -> goals.takeToTell(tx, streamId).chain(goal -> tell(tx, goal)));
    }

    private Uni<Void> tell(SqlConnection tx, Optional<GoalProgress> moved) {
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        GoalProgress goal = moved.get();
        Uni<Void> told = outbox.publish(tx, EventType.GOAL_PROGRESS, Ids.next(), goal.streamId(), goal);
        return goal.reachedAt() == null ? told : told.chain(() -> tellReached(tx, goal));
    }

    private Uni<Void> tellReached(SqlConnection tx, GoalProgress goal) {
        return goals.firstTime(tx, goal)
                .chain(first -> first
                        ? outbox.publish(
                                tx, EventType.GOAL_REACHED, reachedId(goal.goalId()), goal.streamId(), reached(goal))
                        : Uni.createFrom().voidItem());
    }

    private static GoalReached reached(GoalProgress goal) {
        return new GoalReached(
                goal.streamId(),
                goal.goalId(),
                goal.title(),
                goal.reward(),
                goal.targetCoins(),
                goal.coins(),
                Objects.requireNonNull(goal.reachedAt()));
    }

    /** The id of a goal's {@code goal:reached}: the same whoever makes it, however often. */
    static UUID reachedId(UUID goalId) {
        return UUID.nameUUIDFromBytes((EventType.GOAL_REACHED.type() + " " + goalId).getBytes(StandardCharsets.UTF_8));
    }

    private Uni<KnownStream> owned(UUID streamId, User creator) {
        return streams.requireKnown(streamId).invoke(stream -> {
            if (!stream.ownedBy(creator.id())) {
                throw Problem.of(ProblemType.NOT_STREAM_OWNER);
            }
        });
    }

    private static GoalProgress orMissing(Optional<GoalProgress> goal) {
        return goal.orElseThrow(() -> Problem.of(ProblemType.GOAL_NOT_FOUND));
    }
}
