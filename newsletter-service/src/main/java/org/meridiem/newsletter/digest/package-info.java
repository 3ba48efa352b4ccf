/// Digests: rules by which issues come about by themselves, once in each period of a local clock.
@NullMarked
package org.meridiem.newsletter.digest;

import org.jspecify.annotations.NullMarked;
