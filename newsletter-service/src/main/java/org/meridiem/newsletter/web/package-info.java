/// Answers that this service gives in more than one place: public ones that caches may keep, editorial ones with their version, and the pages that readers' links lead to.
@NullMarked
package org.meridiem.newsletter.web;

import org.jspecify.annotations.NullMarked;
