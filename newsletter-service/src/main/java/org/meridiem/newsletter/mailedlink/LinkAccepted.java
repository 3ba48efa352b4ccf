package org.meridiem.newsletter.mailedlink;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The one answer that there is.
@Schema(name = "LinkAccepted", description = "The one answer that there is.")
public record LinkAccepted(@Schema(description = "What to do next", required = true) String message) {

    /// The same whoever asks.
    public static final LinkAccepted ANSWER = new LinkAccepted(
            "If this address gets newsletters from us, there is a mail with a link on its way to it.");
}
