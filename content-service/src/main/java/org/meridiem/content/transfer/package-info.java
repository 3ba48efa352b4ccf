/// Import and export. A file lies in the spool, its job in the database; whichever replica has the lease works it off row by row, each row
/// one transaction with its line of the report and the position: a killed import goes on with the next row.
@NullMarked
package org.meridiem.content.transfer;

import org.jspecify.annotations.NullMarked;
