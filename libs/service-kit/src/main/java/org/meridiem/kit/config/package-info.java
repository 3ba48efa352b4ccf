/// Bounds of settings, checked when a service starts.
@NullMarked
package org.meridiem.kit.config;

import org.jspecify.annotations.NullMarked;
