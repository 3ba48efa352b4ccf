/// Addresses that get no newsletter, whatever they are subscribed to: they bounced, complained, or somebody with a reason put them on the list.
///
/// An entry outlives the subscriber. Of somebody who was erased only a keyed hash is kept.
@NullMarked
package org.meridiem.newsletter.suppression;

import org.jspecify.annotations.NullMarked;
