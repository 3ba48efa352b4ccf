/// A subscriber's rights: a copy of all that is held about him, and its deletion (GDPR, articles 15, 17 and 20).
///
/// Both take a fresh mailed link and a button: no link in an ordinary mail is strong enough.
@NullMarked
package org.meridiem.newsletter.privacy;

import org.jspecify.annotations.NullMarked;
