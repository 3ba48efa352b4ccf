/// Corrections: errors that were put right, as readers are told of them. Each is an entry of its own with its own version, beside the
/// article and its revisions; readers see it at once, and it stays through every later publication.
@NullMarked
package org.meridiem.content.correction;

import org.jspecify.annotations.NullMarked;
