package org.meridiem.trending.collector;

import org.jspecify.annotations.Nullable;

/// The headers of a request, whoever read them.
interface HeaderLookup {

    /// The first value of a header.
    @Nullable
    String get(CharSequence name);
}
