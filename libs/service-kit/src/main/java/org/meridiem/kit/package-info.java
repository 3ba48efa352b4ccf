/// What every service of the cluster needs and no library gives. Small, and without any notion of articles or newsletters.
@NullMarked
package org.meridiem.kit;

import org.jspecify.annotations.NullMarked;
