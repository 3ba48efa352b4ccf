package org.meridiem.content.webhook;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/// A delivery that this process has for the time of a lease, with all that is needed to send it.
///
/// @param delivery which
/// @param number   of the claim: a result of an older one is ignored
/// @param webhook  whose
/// @param failures so far, since it was queued or asked for again
/// @param failing  whether the webhook's last attempt failed
/// @param event    the `webhook-id`
/// @param body     what to send
/// @param url      where to
/// @param secrets  that sign, as they are stored
record Claim(UUID delivery, int number, UUID webhook, int failures, boolean failing, UUID event, String body, URI url,
        List<byte[]> secrets) {
}
