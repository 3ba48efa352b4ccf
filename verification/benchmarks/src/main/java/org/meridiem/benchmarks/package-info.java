/// Measurements of the packaged services, with everything they need started beside them. Run by `./meridiem bench`.
///
/// Every figure of a service stands beside that of a floor which was measured in the same minutes on the same machine: absolute numbers tell
/// about the machine, ratios about the service.
@NullMarked
package org.meridiem.benchmarks;

import org.jspecify.annotations.NullMarked;
