package org.meridiem.content.discovery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much of each article a feed holds.
@Schema(enumeration = {"full", "summary"}, defaultValue = "full")
enum FeedContent {
    FULL("full"), SUMMARY("summary");

    private final String label;

    FeedContent(String label) {
        this.label = label;
    }

    /// Read by JAX-RS.
    public static FeedContent fromString(String label) {
        for (FeedContent content : values()) {
            if (content.label.equals(label)) {
                return content;
            }
        }
        throw new IllegalArgumentException("no content " + label);
    }

    /// The API's word.
    @Override
    public String toString() {
        return label;
    }
}
