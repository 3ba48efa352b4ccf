/// Tests of the package of the same name.
@NullMarked
package org.meridiem.trending.card;

import org.jspecify.annotations.NullMarked;
