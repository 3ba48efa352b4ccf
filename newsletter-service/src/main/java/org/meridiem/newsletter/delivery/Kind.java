package org.meridiem.newsletter.delivery;

/// What a mail is.
public enum Kind {
    /// An issue, to a subscriber.
    ISSUE,
    /// An issue, to the editor who wants to see it.
    TEST,
    /// The question whether the owner of an address wants to be subscribed.
    CONFIRMATION,
    /// A link that the owner of an address asked for.
    LINK,
    /// The greeting of a new subscriber.
    WELCOME
}
