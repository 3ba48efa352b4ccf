/// The audit log of editors' actions: written in the transaction of each action, so that it tells of all that happened and of nothing else.
@NullMarked
package org.meridiem.newsletter.audit;

import org.jspecify.annotations.NullMarked;
