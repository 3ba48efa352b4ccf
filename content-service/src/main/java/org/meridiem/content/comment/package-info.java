/// What readers say under articles: threads, moderation, likes, reports, bans.
///
/// Invariants: the number of comments that an article shows is the number of its approved ones, however many decide at once, for
/// whatever changes what readers see of an article's comments holds the article's row in `article_comments` from before the change until
/// its commit; what becomes visible or vanishes is told by an event in the same transaction; a text is stored as it was written and
/// given out as text and as HTML in which nothing of it can act; what readers are given is the same for everybody.
@NullMarked
package org.meridiem.content.comment;

import org.jspecify.annotations.NullMarked;
