/// Articles as editors see them: content in immutable revisions, a workflow, and who may do what.
///
/// Invariants: an [org.meridiem.content.article.Article] always has a head [org.meridiem.content.article.Revision]; revision numbers of an
/// article have no gaps; a revision never changes; every change of an article happens under its row lock and makes a new version;
/// [org.meridiem.content.article.ArticlePolicy] is the only place that knows who may do what.
///
/// What readers see is made from this by the package publication; nothing here is public.
@NullMarked
package org.meridiem.content.article;

import org.jspecify.annotations.NullMarked;
