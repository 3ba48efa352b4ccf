/// Reads what `deploy/` holds as a cluster would, and says what a cluster, an operator or a reviewer would object to.
///
/// Two questions are kept apart: is a document what its kind allows ([ManifestCheck]), and are the documents together what
/// Meridiem promises (the `*Test` classes). A kind nobody can check is an error, never a document passed over.
@NullMarked
package org.meridiem.deploy;

import org.jspecify.annotations.NullMarked;
