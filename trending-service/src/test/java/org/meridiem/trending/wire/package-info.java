@NullMarked
package org.meridiem.trending.wire;

import org.jspecify.annotations.NullMarked;
