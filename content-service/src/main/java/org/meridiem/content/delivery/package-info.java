/// What readers' sites read: published articles, by address and in lists. Reads prepared rows; joins nothing; knows no draft.
///
/// Invariants: one article costs one SQL statement when it is there; a list costs one statement whatever is asked for; every filter is
/// applied or refused, never ignored; nothing that is not in `published_article` as PUBLISHED can be found here.
@NullMarked
package org.meridiem.content.delivery;

import org.jspecify.annotations.NullMarked;
