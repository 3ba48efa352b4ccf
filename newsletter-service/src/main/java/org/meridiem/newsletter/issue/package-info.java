/// Issues: an editor builds one out of what was published and what is read, approves it, sends it; later it stands in the archive.
///
/// A draft refers to articles and shows them as they are now. Sending freezes the words and the audience. An article that is withdrawn leaves every draft in the
/// same transaction, is refused at send, and vanishes from mails that have not left yet and from the archive.
@NullMarked
package org.meridiem.newsletter.issue;

import org.jspecify.annotations.NullMarked;
