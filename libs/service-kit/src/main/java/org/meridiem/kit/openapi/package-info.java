/// What every OpenAPI document of the cluster has in common.
@NullMarked
package org.meridiem.kit.openapi;

import org.jspecify.annotations.NullMarked;
