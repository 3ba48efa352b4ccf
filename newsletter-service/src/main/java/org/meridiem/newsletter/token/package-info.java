/// Links that prove something: who holds one may do one thing to one subject, and nothing else.
@NullMarked
package org.meridiem.newsletter.token;

import org.jspecify.annotations.NullMarked;
