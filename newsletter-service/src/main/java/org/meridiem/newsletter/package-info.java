/// The newsletter: people subscribe, editors build issues out of what was published and what is read, the service sends each issue once to everyone who wants it.
///
/// Features are packages below this one; none of them may depend on another in a circle. `mail`, `token` and `site` know nothing of the others.
@NullMarked
package org.meridiem.newsletter;

import org.jspecify.annotations.NullMarked;
