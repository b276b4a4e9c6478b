package dev.ovation.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param nextCursor opaque; null when this is the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Cuts a page out of rows read with one more than asked for: the extra row only tells that there is a next page.
     *
     * @param rows at most {@code request.limit() + 1} rows
     * @param key what the next page starts after, made from the last row shown
     */
    public static <R, T> Page<T> of(List<R> rows, PageRequest request, Function<R, T> view, Function<R, Cursor> key) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? key.apply(shown.get(shown.size() - 1)).encode() : null);
    }
}
