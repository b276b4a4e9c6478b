package dev.ovation.gift;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** What a round does with several streams: one after the other, and one that fails holds up none of the others. */
public final class OneByOne {
    private OneByOne() {}

    /**
     * Works on each, beginning with the next when the one before is done, whatever became of it. Once all are done it fails
     * with what failed, so that the round counts as failed and is logged, no more often than others are.
     *
     * @param what is done, for the log
     */
    public static <T> Uni<Void> each(String what, Iterable<? extends T> all, Function<? super T, Uni<Void>> work) {
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
