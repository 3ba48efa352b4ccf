/// Errors as RFC 9457 problem details: one catalogue of kinds, one way to throw them, one place where they become answers.
@NullMarked
package org.meridiem.kit.problem;

import org.jspecify.annotations.NullMarked;
