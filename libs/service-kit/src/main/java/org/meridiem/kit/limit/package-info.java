/// How often somebody may do something.
@NullMarked
package org.meridiem.kit.limit;

import org.jspecify.annotations.NullMarked;
