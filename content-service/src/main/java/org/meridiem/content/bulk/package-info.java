/// One request, many articles: transitions, tagging and moves on a selection, each article by itself under the same rules as alone.
@NullMarked
package org.meridiem.content.bulk;

import org.jspecify.annotations.NullMarked;
