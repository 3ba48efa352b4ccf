/// Tells other systems of public changes, after the Standard Webhooks convention: signed, retried for days, logged, at least once.
///
/// An event and one delivery for each webhook that wants it are written in the transaction of the change. Workers on every replica claim deliveries in the database,
/// send them outside of any transaction and record how it went. docs/api/webhooks.md says what receivers may rely on.
@NullMarked
package org.meridiem.content.webhook;

import org.jspecify.annotations.NullMarked;
