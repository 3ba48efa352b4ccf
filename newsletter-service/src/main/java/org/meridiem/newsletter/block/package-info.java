/// An editor's own words as typed blocks, with the members that the blocks of articles have, as far as a mail can show them: checked, and written as HTML for mails and as plain text.
///
/// Nothing that somebody sent stands in a mail as it came: markup is read into a tree, and what is allowed is written anew out of it.
@NullMarked
package org.meridiem.newsletter.block;

import org.jspecify.annotations.NullMarked;
