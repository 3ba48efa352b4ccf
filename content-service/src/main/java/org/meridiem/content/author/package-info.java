/// Authors and teams: whose name stands in the byline, with bio and picture.
@NullMarked
package org.meridiem.content.author;

import org.jspecify.annotations.NullMarked;
