package org.meridiem.content.editing;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;

/// Cuts pages out of keyset lists: one item more than the page is fetched, so that the last page is known as such.
///
/// @param cursors seals the positions
/// @param list    the list with everything that shapes it
/// @param limit   items per page
public record Cut(Cursors cursors, String list, int limit) {

    /// How many items to fetch.
    public int fetch() {
        return limit + 1;
    }

    /// Where the page begins.
    ///
    /// @param cursor the client's, null for the first page
    /// @return null for the first page
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a cursor of another list
    public @Nullable List<String> position(@Nullable String cursor) {
        return cursor == null ? null : cursors.open(list, cursor);
    }

    /// The page.
    ///
    /// @param fetched  what the list gave for [#fetch()]
    /// @param position the sort values of an item
    /// @param total    how many there are in all, when asked for
    /// @param <T>      the items
    public <T> Page<T> page(List<T> fetched, Function<T, List<String>> position, @Nullable Long total) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, null, total);
        }
        List<T> items = fetched.subList(0, limit);
        return new Page<>(items, cursors.seal(list, position.apply(items.getLast())), total);
    }

    /// The same page with other items.
    ///
    /// @param page the page
    /// @param view makes the new items
    /// @param <T>  the items
    /// @param <V>  the new items
    public static <T, V> Page<V> map(Page<T> page, Function<T, V> view) {
        return new Page<>(page.items().stream().map(view).toList(), page.nextCursor(), page.total());
    }
}
