package org.meridiem.content.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Orders of the editorial list. The id decides between equals.
@Schema(enumeration = {"-updatedAt", "updatedAt", "-createdAt", "createdAt"}, defaultValue = "-updatedAt")
enum ArticleSort {
    UPDATED_DESCENDING("-updatedAt", "updated_at", true), UPDATED("updatedAt", "updated_at",
            false), CREATED_DESCENDING("-createdAt", "created_at", true), CREATED("createdAt", "created_at", false);

    private final String label;
    private final String column;
    private final boolean descending;

    ArticleSort(String label, String column, boolean descending) {
        this.label = label;
        this.column = column;
        this.descending = descending;
    }

    /// Read by JAX-RS.
    public static ArticleSort fromString(String label) {
        for (ArticleSort sort : values()) {
            if (sort.label.equals(label)) {
                return sort;
            }
        }
        throw new IllegalArgumentException("no order " + label);
    }

    String column() {
        return column;
    }

    boolean descending() {
        return descending;
    }

    /// The API's word.
    @Override
    public String toString() {
        return label;
    }
}
