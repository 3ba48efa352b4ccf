/// Preview links: an address for somebody without an account, which shows one article as readers would get it, for a while.
///
/// The token in the address is the link's id with our signature; nothing at rest lets anybody make it up, and a token that we did not sign costs no look-up.
/// A link ends at its time, by its revocation, and with its article, whether deleted or taken down.
@NullMarked
package org.meridiem.content.preview;

import org.jspecify.annotations.NullMarked;
