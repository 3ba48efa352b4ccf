/// Events leave with the transaction that caused them: a row in the database, then a record on Kafka.
@NullMarked
package org.meridiem.kit.outbox;

import org.jspecify.annotations.NullMarked;
