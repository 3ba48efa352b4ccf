/// What HTTP asks of every resource: strict JSON, known parameters only, entity tags and preconditions, bounded bodies.
@NullMarked
package org.meridiem.kit.http;

import org.jspecify.annotations.NullMarked;
