/// The commands behind the script `meridiem`: start, stop, status.
@NullMarked
package org.meridiem.cluster.command;

import org.jspecify.annotations.NullMarked;
