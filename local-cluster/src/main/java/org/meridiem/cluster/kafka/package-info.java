/// Kafka 4.4 in KRaft mode: one node, broker and controller at once.
@NullMarked
package org.meridiem.cluster.kafka;

import org.jspecify.annotations.NullMarked;
