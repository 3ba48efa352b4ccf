package org.meridiem.content.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.PlainText;

/// The site's page somewhere else.
///
/// @param network where, in lower case
/// @param url     the page
@Schema(name = "SocialLink", description = "The site's page in a social network")
public record SocialLink(
        @Schema(description = "Where", examples = "mastodon") @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,29}", message = "must be lower-case letters, digits and hyphens, at most 30") String network,
        @Schema(description = "The page, absolute", examples = "https://mastodon.example/@meridiem") @NotNull @Size(max = SiteCheck.MAX_ADDRESS) @PlainText String url) {
}
