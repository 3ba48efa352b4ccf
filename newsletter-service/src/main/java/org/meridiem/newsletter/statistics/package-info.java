/// What became of an issue, in numbers.
@NullMarked
package org.meridiem.newsletter.statistics;

import org.jspecify.annotations.NullMarked;
