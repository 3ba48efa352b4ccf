package org.meridiem.content.comment;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Order of top comments. Ids grow with time.
@Schema(enumeration = {"createdAt", "-createdAt", "-likeCount"}, defaultValue = "createdAt")
enum CommentSort {
    /// As they were written.
    OLDEST("createdAt", "id", "id > ?::uuid"),
    /// The other way round.
    NEWEST("-createdAt", "id desc", "id < ?::uuid"),
    /// Most liked first.
    MOST_LIKED("-likeCount", "like_count desc, id desc", "(like_count, id) < (?, ?::uuid)");

    private final String label;
    private final String order;
    private final String after;

    CommentSort(String label, String order, String after) {
        this.label = label;
        this.order = order;
        this.after = after;
    }

    String order() {
        return order;
    }

    String after() {
        return after;
    }

    /// Where a page ends.
    List<String> position(Comment last) {
        return this == MOST_LIKED
                ? List.of(Integer.toString(last.likes()), last.id().toString())
                : List.of(last.id().toString());
    }

    /// What [#after()] compares with.
    List<@Nullable Object> values(List<String> position) {
        return this == MOST_LIKED
                ? List.of(Integer.parseInt(position.getFirst()), UUID.fromString(position.getLast()))
                : List.of(UUID.fromString(position.getFirst()));
    }

    /// For query parameters (JAX-RS).
    public static CommentSort fromString(String label) {
        for (CommentSort sort : values()) {
            if (sort.label.equals(label)) {
                return sort;
            }
        }
        throw new IllegalArgumentException("no sort order of comments");
    }

    @Override
    public String toString() {
        return label;
    }
}
