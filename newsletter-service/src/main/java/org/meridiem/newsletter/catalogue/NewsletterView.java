package org.meridiem.newsletter.catalogue;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A newsletter as editors see it.
///
/// @param id           the key
/// @param slug         its name in addresses
/// @param name         the name that readers see
/// @param description  what it is about
/// @param callToAction the sentence that asks people to subscribe
/// @param senderName   what stands beside the sender's address
/// @param language     BCP 47 tag
/// @param cadence      how often it comes, in words
/// @param state        whether people can subscribe
/// @param issueCount   how many issues went out
/// @param version      what If-Match takes
/// @param createdAt    when it was made
/// @param createdBy    who made it
/// @param updatedAt    when it changed last
/// @param updatedBy    who changed it last
@Schema(name = "Newsletter")
record NewsletterView(UUID id, String slug, String name, String description, @Nullable String callToAction, String senderName,
        String language, @Nullable String cadence, Newsletter.State state, int issueCount, long version,
        Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {

    static NewsletterView of(Newsletter newsletter) {
        return new NewsletterView(newsletter.id(), newsletter.slug(), newsletter.name(), newsletter.description(),
                newsletter.callToAction(), newsletter.senderName(), newsletter.language(), newsletter.cadence(),
                newsletter.state(), newsletter.issueCount(), newsletter.version(), newsletter.createdAt(),
                newsletter.createdBy(), newsletter.updatedAt(), newsletter.updatedBy());
    }
}
