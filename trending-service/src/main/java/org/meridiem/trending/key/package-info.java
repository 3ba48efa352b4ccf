/// What lists there are, and what they are called.
@NullMarked
package org.meridiem.trending.key;

import org.jspecify.annotations.NullMarked;
