/// What was published and what is read, as the other services say it on Kafka: enough of each article to stand in a mail.
///
/// The truth is elsewhere: each row follows the newest event of its article, an older or repeated one changes nothing. The position in each topic is kept in the
/// same transactions, so an empty or restored database replays what it misses, whatever the broker remembers of the consumer group.
@NullMarked
package org.meridiem.newsletter.article;

import org.jspecify.annotations.NullMarked;
