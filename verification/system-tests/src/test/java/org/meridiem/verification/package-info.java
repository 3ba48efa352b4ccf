/// The whole cluster as a black box: what an editor, a reader and an operator see, and what happens when its parts die.
@NullMarked
package org.meridiem.verification;

import org.jspecify.annotations.NullMarked;
