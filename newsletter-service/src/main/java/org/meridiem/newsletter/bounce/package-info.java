/// Mail that comes back, and readers who call it unwanted: from providers' signed webhooks, from a mailbox (RFC 3464, RFC 5965), and from what servers say at once.
///
/// A report is believed when it is signed or came to a return path that only this service can make. An address that does not exist or complained is suppressed at once, one that
/// refuses for now after several mails in a row.
@NullMarked
package org.meridiem.newsletter.bounce;

import org.jspecify.annotations.NullMarked;
