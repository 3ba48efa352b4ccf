/// Work that goes on in the background of a replica, whatever happens to the database.
@NullMarked
package org.meridiem.newsletter.loop;

import org.jspecify.annotations.NullMarked;
