/// What editors do to the lists: pin, bury, exclude, for a time, with their reasons kept. Kept in a compacted topic and applied by every replica when it shows a list;
/// neither scores nor published lists know of it.
@NullMarked
package org.meridiem.trending.levers;

import org.jspecify.annotations.NullMarked;
