package org.meridiem.content.transfer;

import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What to export.
///
/// @param kinds all when absent
@Schema(name = "ExportRequest", description = "What to export.")
record ExportRequest(
        @Schema(description = "Everything when absent.", examples = "[\"section\", \"article\"]") @Nullable @Size(max = 10) List<@NotNull What> kinds) {

    /// What there is.
    @Schema(name = "ExportKind")
    enum What {
        /// Pictures' records, with an address of their bytes.
        @JsonProperty("media")
        MEDIA,
        /// Sections.
        @JsonProperty("section")
        SECTION,
        /// Tags.
        @JsonProperty("tag")
        TAG,
        /// Authors.
        @JsonProperty("author")
        AUTHOR,
        /// Articles.
        @JsonProperty("article")
        ARTICLE,
        /// Addresses that lead elsewhere.
        @JsonProperty("redirect")
        REDIRECT,
        /// What readers said.
        @JsonProperty("comment")
        COMMENT,
        /// What the site says of itself.
        @JsonProperty("site")
        SITE;

        String kind() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
