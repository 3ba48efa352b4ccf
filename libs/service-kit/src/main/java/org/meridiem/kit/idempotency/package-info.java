/// A repeated request gets the first answer instead of a second effect.
@NullMarked
package org.meridiem.kit.idempotency;

import org.jspecify.annotations.NullMarked;
