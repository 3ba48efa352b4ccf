/// Tests of the package of the same name.
@NullMarked
package org.meridiem.trending.ranking;

import org.jspecify.annotations.NullMarked;
