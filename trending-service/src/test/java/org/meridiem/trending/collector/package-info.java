/// Tests of the package of the same name.
@NullMarked
package org.meridiem.trending.collector;

import org.jspecify.annotations.NullMarked;
