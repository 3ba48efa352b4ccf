package org.meridiem.content.transfer.source;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What says where an article is filed.
public enum SectionBy {
    /// The parameter `section`, for all alike.
    @JsonProperty("fixed")
    FIXED("fixed"),
    /// An article's first tag (Ghost), which becomes a section too.
    @JsonProperty("primaryTag")
    PRIMARY_TAG("primaryTag"),
    /// An article's first category (WordPress); categories become sections, further ones tags.
    @JsonProperty("category")
    CATEGORY("category");

    private final String label;

    SectionBy(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
