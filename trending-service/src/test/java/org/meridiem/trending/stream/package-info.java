@NullMarked
package org.meridiem.trending.stream;

import org.jspecify.annotations.NullMarked;
