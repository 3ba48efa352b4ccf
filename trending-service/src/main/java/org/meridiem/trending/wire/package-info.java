/// Lists as they lie on Kafka, with cards as bytes: they are written and read many times a second, and nobody on the way looks into a card.
@NullMarked
package org.meridiem.trending.wire;

import org.jspecify.annotations.NullMarked;
