/// The audit log: who did what to which version. Entries are written in the transaction of the act itself, so there is no act without
/// its entry and no entry without its act.
@NullMarked
package org.meridiem.content.audit;

import org.jspecify.annotations.NullMarked;
