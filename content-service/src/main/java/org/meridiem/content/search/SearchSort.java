package org.meridiem.content.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Orders of what was found. The id decides between equals.
@Schema(enumeration = {"relevance", "-publishedAt", "publishedAt", "-updatedAt", "title"}, defaultValue = "relevance")
enum SearchSort {
    RELEVANCE("relevance", "score", true), NEWEST("-publishedAt", "published_at", true), OLDEST("publishedAt",
            "published_at", false), UPDATED("-updatedAt", "updated_at", true), TITLE("title", "sort_title", false);

    private final String label;
    private final String column;
    private final boolean descending;

    SearchSort(String label, String column, boolean descending) {
        this.label = label;
        this.column = column;
        this.descending = descending;
    }

    /// Read by JAX-RS.
    public static SearchSort fromString(String label) {
        for (SearchSort sort : values()) {
            if (sort.label.equals(label)) {
                return sort;
            }
        }
        throw new IllegalArgumentException("no order " + label);
    }

    String column() {
        return column;
    }

    String direction() {
        return descending ? " desc" : "";
    }

    String beyond() {
        return descending ? "<" : ">";
    }

    /// The sort value of a row, as a cursor keeps it.
    String position(ResultSet row, int index) throws SQLException {
        return switch (this) {
            case RELEVANCE -> Double.toString(row.getDouble(index));
            case NEWEST, OLDEST, UPDATED -> row.getTimestamp(index).toInstant().toString();
            case TITLE -> row.getString(index);
        };
    }

    /// The sort value out of a cursor.
    Object value(String position) {
        return switch (this) {
            case RELEVANCE -> Double.valueOf(position);
            case NEWEST, OLDEST, UPDATED -> Instant.parse(position);
            case TITLE -> position;
        };
    }

    /// The API's word.
    @Override
    public String toString() {
        return label;
    }
}
