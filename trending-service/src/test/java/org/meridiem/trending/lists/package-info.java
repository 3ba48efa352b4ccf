/// Tests of the package of the same name.
@NullMarked
package org.meridiem.trending.lists;

import org.jspecify.annotations.NullMarked;
