/// A repeated event has no second effect.
@NullMarked
package org.meridiem.kit.inbox;

import org.jspecify.annotations.NullMarked;
