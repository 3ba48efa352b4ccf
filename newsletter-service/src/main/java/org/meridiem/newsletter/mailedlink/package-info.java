/// Links that open something of a subscriber's own: his settings, a copy of his data, its erasure. Whoever asks, they go to the subscriber's mailbox and nowhere else,
/// work for an hour at most and for one purpose.
///
/// Asking is one inserted row, the same for every address: what depends on the address happens later in the background.
@NullMarked
package org.meridiem.newsletter.mailedlink;

import org.jspecify.annotations.NullMarked;
