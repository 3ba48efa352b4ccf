/// The cluster on one machine: real PostgreSQL, Kafka, Keycloak, a mail server and the three packaged services, started
/// as child processes from what Maven resolved, without containers.
///
/// [org.meridiem.cluster.LocalCluster] is the way in for programs, [org.meridiem.cluster.Main] for the command line.
/// Everything listens on the loopback address only. All passwords and secrets in here are for this purpose and no other.
@NullMarked
package org.meridiem.cluster;

import org.jspecify.annotations.NullMarked;
