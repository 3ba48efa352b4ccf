package org.meridiem.content.search;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.CardSort;

/// Orders of what was found: by relevance, or as lists are ordered. The id decides between equals.
@Schema(enumeration = {"relevance", "-publishedAt", "publishedAt", "-updatedAt", "title"}, defaultValue = "relevance")
enum SearchSort {
    RELEVANCE(null), NEWEST(CardSort.NEWEST), OLDEST(CardSort.OLDEST), UPDATED(CardSort.UPDATED), TITLE(CardSort.TITLE);

    private final @Nullable CardSort list;

    SearchSort(@Nullable CardSort list) {
        this.list = list;
    }

    /// Read by JAX-RS.
    public static SearchSort fromString(String label) {
        for (SearchSort sort : values()) {
            if (sort.toString().equals(label)) {
                return sort;
            }
        }
        throw new IllegalArgumentException("no order " + label);
    }

    String column() {
        return list == null ? "score" : list.column();
    }

    String direction() {
        return list == null ? " desc" : list.direction();
    }

    String beyond() {
        return list == null ? "<" : list.beyond();
    }

    /// The sort value of a row, as a cursor keeps it.
    String position(ResultSet row, int index) throws SQLException {
        return list == null ? Double.toString(row.getDouble(index)) : list.position(row, index);
    }

    /// The sort value out of a cursor.
    Object value(String position) {
        return list == null ? Double.valueOf(position) : list.value(position);
    }

    /// The API's word.
    @Override
    public String toString() {
        return list == null ? "relevance" : list.toString();
    }
}
