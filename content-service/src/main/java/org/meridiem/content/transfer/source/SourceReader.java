package org.meridiem.content.transfer.source;

import java.io.IOException;
import java.util.function.Supplier;

/// Reads a file of one format.
public interface SourceReader {

    /// The first pass: reads the file to its end, so that one that is cut off or malformed is found before anything is written.
    ///
    /// @param shelf what rows need to know of one another goes there
    /// @return how many rows [#rows] will give
    /// @throws SourceFault for a file that cannot be read to its end
    long prepare(Shelf shelf) throws IOException;

    /// Gives the rows, in the same order each time.
    ///
    /// @param shelf as [#prepare] left it
    /// @param each  gets a row for each call, made when it asks for it
    /// @throws SourceFault for a file that cannot be read to its end
    void rows(Shelf shelf, RowSink each) throws IOException;

    /// Takes rows.
    interface RowSink {
        /// The next row. Not asked for, a row costs no more than its parsing.
        void next(Supplier<SourceRow> row);
    }
}
