/// The lists as readers get them: every replica reads them whole from Kafka into memory and answers from there, whether or not Kafka and the ranking are up.
///
/// What was withdrawn is known here from the articles' own events: it is gone from every answer of this replica at once, before any list is published anew.
@NullMarked
package org.meridiem.trending.lists;

import org.jspecify.annotations.NullMarked;
