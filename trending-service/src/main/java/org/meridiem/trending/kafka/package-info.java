/// What the features share of Kafka.
@NullMarked
package org.meridiem.trending.kafka;

import org.jspecify.annotations.NullMarked;
