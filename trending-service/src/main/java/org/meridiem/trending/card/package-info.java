/// An article's card in the two forms that this service keeps it in: JSON for readers, packed for its own state.
@NullMarked
package org.meridiem.trending.card;

import org.jspecify.annotations.NullMarked;
