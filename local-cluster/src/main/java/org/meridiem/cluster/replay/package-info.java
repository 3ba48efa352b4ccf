/// Plays recorded reading back through the public beacon: an access log, a table of views, or curves of attention.
@NullMarked
package org.meridiem.cluster.replay;

import org.jspecify.annotations.NullMarked;
