/// Carrying W3C Trace Context over gaps that no library bridges.
@NullMarked
package org.meridiem.kit.trace;

import org.jspecify.annotations.NullMarked;
