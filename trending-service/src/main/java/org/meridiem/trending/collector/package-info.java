/// Takes readers' beacons: sorts out what no reader sent, gives the reader a pseudonym, hands the rest to Kafka.
///
/// The answer is always the same, 202 and nothing else: whoever abuses the collector learns nothing from it, and a reader's page never fails because of it.
/// What is dropped shows in metrics. Nothing here waits: all of it runs on the event loop.
@NullMarked
package org.meridiem.trending.collector;

import org.jspecify.annotations.NullMarked;
