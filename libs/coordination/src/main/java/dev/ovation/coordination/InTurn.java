package dev.ovation.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** One after the other: what a round or a transaction does with several things. */
public final class InTurn {
    private InTurn() {}

    /** Works on each, beginning with the next when the one before is done; the first failure ends it. */
    public static <T> Uni<Void> each(Iterable<? extends T> all, Function<? super T, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Works on each, beginning with the next when the one before is done, whatever became of it. Once all are done it fails
     * with what failed, so that a round counts as failed and is logged, no more often than others are.
     *
     * @param what is done, for the log
     */
    public static <T> Uni<Void> eachInSpiteOfFailures(
            String what, Iterable<? extends T> all, Function<? super T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(one -> Uni.createFrom()
                        .deferred(() -> work.apply(one))
                        .onFailure()
                        .transform(e -> new IllegalStateException(what + " of " + one + ": " + e, e)))
                .collectFailures()
                .concatenate()
                .collect()
                .last()
                .replaceWithVoid();
    }
}
