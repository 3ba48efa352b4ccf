@NullMarked
package org.meridiem.trending.levers;

import org.jspecify.annotations.NullMarked;
