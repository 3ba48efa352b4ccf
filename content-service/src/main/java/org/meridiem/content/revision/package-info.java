/// What can be done with an article's revisions beyond reading them: compare any two, restore one, drop old ones.
@NullMarked
package org.meridiem.content.revision;

import org.jspecify.annotations.NullMarked;
