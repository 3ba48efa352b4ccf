/// What all editorial resources have in common: versions with their history, merge patches, plain text, keyset lists by name,
/// and the one view that taxonomy and media have of articles ([org.meridiem.content.editing.ArticleLinks]).
///
/// Nothing here knows a particular resource.
@NullMarked
package org.meridiem.content.editing;

import org.jspecify.annotations.NullMarked;
