/// Files of other systems, row by row: each reader turns its format into the write shapes of our own API and says what it could not
/// take over. Nothing here knows the database or HTTP, and nothing here holds more than one row of a file in memory.
@NullMarked
package org.meridiem.content.transfer.source;

import org.jspecify.annotations.NullMarked;
