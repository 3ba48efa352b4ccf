/// Statements against the service's database in one line each.
@NullMarked
package org.meridiem.newsletter.database;

import org.jspecify.annotations.NullMarked;
