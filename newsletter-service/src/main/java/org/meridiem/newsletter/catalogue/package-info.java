/// The newsletters on offer: what readers may choose from and what editors keep in order.
@NullMarked
package org.meridiem.newsletter.catalogue;

import org.jspecify.annotations.NullMarked;
