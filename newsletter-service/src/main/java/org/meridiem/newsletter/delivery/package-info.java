/// Gets each mail to its recipient at most once, and leaves a state that says what became of it.
///
/// A mail is a row. Any number of replicas claim rows with `FOR UPDATE SKIP LOCKED` and a lease; consent is checked again in the claim and once more
/// just before the mail leaves. SMTP (RFC 5321) cannot say whether a mail arrived when the connection dies between the end of its data and the reply
/// (RFC 1047), so that row becomes `UNCERTAIN` and is never sent again by itself. That a mail is about to leave is committed before DATA: a process
/// that dies leaves either a row that never began, which is sent by another, or one that is `UNCERTAIN`.
@NullMarked
package org.meridiem.newsletter.delivery;

import org.jspecify.annotations.NullMarked;
