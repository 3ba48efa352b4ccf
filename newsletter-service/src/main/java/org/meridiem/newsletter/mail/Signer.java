package org.meridiem.newsletter.mail;

import java.util.List;

/// Vouches for mails. Safe for any number of threads.
@FunctionalInterface
public interface Signer {
    /// Fields that are to stand before a mail's others.
    List<Header> sign(List<Header> headers, Body body);
}
