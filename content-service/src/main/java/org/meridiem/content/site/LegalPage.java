package org.meridiem.content.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.PlainText;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A page that the law or good manners want on every page.
///
/// @param kind  what it is
/// @param label as shown
/// @param url   absolute, or a path of the site
@Schema(name = "LegalPage", description = "A page that the law or good manners want to be found everywhere")
public record LegalPage(@Schema(description = "What it is") @NotNull Kind kind,
        @Schema(description = "As shown", examples = "Privacy") @NotBlank @Size(max = 80) @PlainText String label,
        @Schema(description = "Absolute, or a path of the site", examples = "/privacy") @NotNull @Size(max = SiteCheck.MAX_ADDRESS) @PlainText String url) {

    /// What it is.
    public enum Kind {
        /// Who is responsible.
        @JsonProperty("imprint")
        IMPRINT,
        /// What happens to readers' data.
        @JsonProperty("privacy")
        PRIVACY,
        /// Terms of use.
        @JsonProperty("terms")
        TERMS,
        /// What is stored in browsers.
        @JsonProperty("cookies")
        COOKIES,
        /// How people with disabilities can use the site.
        @JsonProperty("accessibility")
        ACCESSIBILITY,
        /// How errors are put right.
        @JsonProperty("corrections")
        CORRECTIONS,
        /// Anything else.
        @JsonProperty("other")
        OTHER
    }
}
