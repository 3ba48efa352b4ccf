package org.meridiem.content.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Orders of the readers' list. The id decides between equals.
@Schema(enumeration = {"-publishedAt", "publishedAt", "-updatedAt", "title"}, defaultValue = "-publishedAt")
public enum CardSort {
    /// Newest first.
    NEWEST("-publishedAt", "published_at", true),
    /// Oldest first.
    OLDEST("publishedAt", "published_at", false),
    /// Last changed first.
    UPDATED("-updatedAt", "updated_at", true),
    /// By headline, whatever its case and accents.
    TITLE("title", "sort_title", false);

    private final String label;
    private final String column;
    private final boolean descending;

    CardSort(String label, String column, boolean descending) {
        this.label = label;
        this.column = column;
        this.descending = descending;
    }

    /// Read by JAX-RS.
    public static CardSort fromString(String label) {
        for (CardSort sort : values()) {
            if (sort.label.equals(label)) {
                return sort;
            }
        }
        throw new IllegalArgumentException("no order " + label);
    }

    /// The column that it orders by.
    public String column() {
        return column;
    }

    /// What follows the column.
    public String direction() {
        return descending ? " desc" : "";
    }

    /// How an item compares with the last one of the page before.
    public String beyond() {
        return descending ? "<" : ">";
    }

    /// The sort value of a row, as a cursor keeps it.
    public String position(ResultSet row, int index) throws SQLException {
        return this == TITLE ? row.getString(index) : row.getTimestamp(index).toInstant().toString();
    }

    /// The sort value out of a cursor.
    public Object value(String position) {
        return this == TITLE ? position : Timestamp.from(Instant.parse(position));
    }

    /// The API's word.
    @Override
    public String toString() {
        return label;
    }
}
