/// Signatures in addresses that this service hands out and later recognises as its own.
@NullMarked
package org.meridiem.content.signing;

import org.jspecify.annotations.NullMarked;
