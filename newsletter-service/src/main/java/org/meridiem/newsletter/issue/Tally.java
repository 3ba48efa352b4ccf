package org.meridiem.newsletter.issue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an issue's mails.
///
/// @param pending    wait to be sent, or to be sent again
/// @param sending    are with a sender now
/// @param sent       were taken by a mail server
/// @param failed     were given up
/// @param uncertain  left, but the server's answer was lost; they are not sent again
/// @param suppressed were not sent because the recipient had left, or the issue was called off
@Schema(name = "DeliveryTally")
record Tally(long pending, long sending, long sent, long failed, long uncertain, long suppressed) {
}
