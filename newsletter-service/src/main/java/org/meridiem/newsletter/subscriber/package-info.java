/// The administrators' side of subscribers: find them, add and end subscriptions with a proof of consent, move whole lists in and out as CSV.
///
/// Nobody is added against his will: who left, complained, bounced or was erased stays out, whatever a file says, and a row without a proof of consent only asks.
@NullMarked
package org.meridiem.newsletter.subscriber;

import org.jspecify.annotations.NullMarked;
