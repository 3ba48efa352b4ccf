/// Keycloak from its own distribution, with the project's realm.
///
/// Two slow steps happen once per machine, not once per start: building the distribution for our options, and importing
/// the realm into an empty database. Both results lie in the machine's cache and are copied or linked from there.
@NullMarked
package org.meridiem.cluster.keycloak;

import org.jspecify.annotations.NullMarked;
