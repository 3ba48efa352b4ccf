/// How people come and go: an address is asked for, its owner says yes with one click on a page, and leaves with one click or one POST (RFC 8058).
///
/// Nobody learns who is subscribed: a request is one inserted row whoever asks, everything that depends on the address happens later in the background.
/// GET never changes anything, for link scanners follow every link.
@NullMarked
package org.meridiem.newsletter.subscription;

import org.jspecify.annotations.NullMarked;
