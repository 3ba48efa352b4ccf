/// Content types: what the custom members of each kind of article may be, as JSON Schema 2020-12.
///
/// Invariants: what is saved fits the schema of its kind at that time, whichever way it comes in; a schema that stored articles do not fit
/// becomes effective only by the explicit will of whoever sets it; no schema and no text checked against one can occupy the service for
/// long (no backtracking expressions, no recursion, bounded size), and nothing is ever fetched.
@NullMarked
package org.meridiem.content.contenttype;

import org.jspecify.annotations.NullMarked;
