/// Sections: the tree that articles are filed in and readers navigate by.
///
/// Invariants: a slug is unique in the whole tree, the tree is at most [org.meridiem.content.section.Section#MAX_DEPTH] deep and has no cycles,
/// `path` always is the slugs from the top down. Changes of the tree are made one at a time.
@NullMarked
package org.meridiem.content.section;

import org.jspecify.annotations.NullMarked;
