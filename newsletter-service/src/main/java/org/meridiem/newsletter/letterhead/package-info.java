/// The look of mails that are no issues, and what all mails have in common: direction of reading, width of plain text.
@NullMarked
package org.meridiem.newsletter.letterhead;

import org.jspecify.annotations.NullMarked;
