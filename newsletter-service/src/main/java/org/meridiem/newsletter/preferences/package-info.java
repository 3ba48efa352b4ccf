/// What a subscriber gets, in his own hands: newsletters, how often, sections, time zone, language, and a pause.
///
/// The page opens with a fresh mailed link only: a link in a mail that is passed on must not open it.
@NullMarked
package org.meridiem.newsletter.preferences;

import org.jspecify.annotations.NullMarked;
