/// Tests of the whole service over its API, with real servers around it.
@NullMarked
package org.meridiem.newsletter;

import org.jspecify.annotations.NullMarked;
