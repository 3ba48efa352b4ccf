package org.meridiem.kit.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One page of a list.
///
/// @param items      in the list's order
/// @param nextCursor where the next page begins, null on the last one
/// @param total      how many there are in all, only when asked for
/// @param <T>        the items
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextCursor, @Nullable Long total) {
    /// Copies the items.
    public Page {
        items = List.copyOf(items);
    }

    /// A page without a total.
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor) {
        return new Page<>(items, nextCursor, null);
    }
}
