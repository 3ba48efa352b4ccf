/// Puts the parts of the service kit together for this service: outbox and relay, idempotency keys, the API document.
@NullMarked
package org.meridiem.content.wiring;

import org.jspecify.annotations.NullMarked;
