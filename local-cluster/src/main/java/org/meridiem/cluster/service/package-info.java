/// The three services as they were packaged, each in a JVM of its own, configured by the same environment variables as on
/// a large cluster.
@NullMarked
package org.meridiem.cluster.service;

import org.jspecify.annotations.NullMarked;
