/// Child processes that never outlive the launcher, however it ends.
///
/// Each child writes its own pid file before it becomes the wanted program; a guard process of a few hundred kilobytes
/// notices through a pipe that the launcher is gone and ends what the pid files name; and the next launcher does the same
/// should the guard have been killed too.
@NullMarked
package org.meridiem.cluster.process;

import org.jspecify.annotations.NullMarked;
