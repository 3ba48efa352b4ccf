/// Opens and clicks, for newsletters whose editors ask for them: off by default. Links lead only where the issue itself leads, machines are not counted, and who did what is
/// forgotten after a while.
@NullMarked
package org.meridiem.newsletter.tracking;

import org.jspecify.annotations.NullMarked;
