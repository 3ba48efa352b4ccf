/// Signatures by which receivers know that a mail is the sender's own (RFC 6376; Ed25519 by RFC 8463).
///
/// The signer works on prepared bytes: a body whose parts were brought into canonical form once is only digested, so that what a mail costs is its digest and the
/// signature itself.
@NullMarked
package org.meridiem.newsletter.dkim;

import org.jspecify.annotations.NullMarked;
