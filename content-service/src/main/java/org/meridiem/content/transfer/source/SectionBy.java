package org.meridiem.content.transfer.source;

import java.util.Arrays;

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

    /// Reads the API's word.
    ///
    /// @throws IllegalArgumentException for any other
    public static SectionBy fromString(String word) {
        return Arrays.stream(values()).filter(value -> value.toString().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word"));
    }

    @Override
    public String toString() {
        return label;
    }
}
