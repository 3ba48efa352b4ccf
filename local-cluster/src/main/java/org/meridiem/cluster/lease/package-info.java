/// One set of servers for all tests of a working copy.
///
/// The first test JVM that needs them starts them in a process of their own; every test JVM holds a lease, which is
/// nothing but an open connection; a minute after the last one closed, the process ends by itself. The protocol is one
/// line each way:
///
/// | the test says | the process says |
/// |---|---|
/// | `lease TOKEN` | `ok`, and the connection is the lease; or `closing`, and another process must be started |
/// | `exclusive TOKEN NAME` | `ok` as soon as nobody else holds NAME; the connection is the lease and the lock |
/// | `retire TOKEN` | `ok`: takes no new leases and ends with the last one |
///
/// [org.meridiem.cluster.lease.InfrastructureLease] is what tests use; it needs nothing but the JDK.
@NullMarked
package org.meridiem.cluster.lease;

import org.jspecify.annotations.NullMarked;
