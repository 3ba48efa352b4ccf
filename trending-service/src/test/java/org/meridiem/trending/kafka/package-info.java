@NullMarked
package org.meridiem.trending.kafka;

import org.jspecify.annotations.NullMarked;
