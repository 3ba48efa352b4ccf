package org.meridiem.newsletter.tracking;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether opens and clicks are counted.
@Schema(name = "NewsletterTracking", description = "Whether opens and clicks of a newsletter's issues are counted; for issues that are sent from now on.", examples = "{\"opens\": false, \"clicks\": true}")
record TrackingView(
        @Schema(description = "By a picture of one pixel", required = true) boolean opens,
        @Schema(description = "By links that lead over this service", required = true) boolean clicks) {
}
