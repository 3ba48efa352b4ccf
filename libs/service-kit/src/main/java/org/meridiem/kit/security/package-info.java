/// Who calls and what Keycloak lets them do.
@NullMarked
package org.meridiem.kit.security;

import org.jspecify.annotations.NullMarked;
