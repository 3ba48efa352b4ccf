/// PostgreSQL 18 from binaries that Maven resolves.
@NullMarked
package org.meridiem.cluster.postgres;

import org.jspecify.annotations.NullMarked;
