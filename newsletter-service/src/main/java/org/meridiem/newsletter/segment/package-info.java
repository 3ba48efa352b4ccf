/// Named parts of the audience. An issue may go to one of them instead of to all subscribers of its newsletter.
@NullMarked
package org.meridiem.newsletter.segment;

import org.jspecify.annotations.NullMarked;
