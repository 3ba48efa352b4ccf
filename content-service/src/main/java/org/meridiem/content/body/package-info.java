/// The body of an article: typed blocks, how they are made from Markdown and HTML, and how they become HTML and plain text.
///
/// Invariants: a [org.meridiem.content.body.Block] that left [org.meridiem.content.body.BodyReader] holds no markup outside the published
/// allow-list (docs/api/body.md) and is within [org.meridiem.content.body.BodyLimits]. [org.meridiem.content.body.BodyRendering] does not rely
/// on that and cleans again: a block stored by an older version of the rules is as harmless as a new one.
///
/// Knows nothing of articles, HTTP or the database. Reports bad input as [org.meridiem.content.body.InvalidBodyException] with a pointer
/// into the body.
@NullMarked
package org.meridiem.content.body;

import org.jspecify.annotations.NullMarked;
