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
}
