/// What the tests of several features share.
@NullMarked
package org.meridiem.trending;

import org.jspecify.annotations.NullMarked;
