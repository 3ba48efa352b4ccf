/// The contract between the services: what travels on Kafka, under which names, in which bytes.
///
/// Every record value is JSON and every record carries the attributes of a CloudEvent 1.0 as headers (binary content mode, Kafka protocol binding).
/// The Java types here, the JSON Schemas and the AsyncAPI document under `META-INF/meridiem` are one contract in three forms; tests hold them together.
///
/// Compatibility: a reader ignores members that it does not know. A change that an old reader would misread gets a new `.vN` type, never a new meaning.
@NullMarked
package org.meridiem.events;

import org.jspecify.annotations.NullMarked;
