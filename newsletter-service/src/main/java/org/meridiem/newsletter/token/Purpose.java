package org.meridiem.newsletter.token;

/// What a token is good for. A token of one purpose opens nothing else.
public enum Purpose {
    /// To say yes to a subscription; the subject is the request.
    CONFIRM(1),
    /// To end one subscription; the subject is the subscription.
    UNSUBSCRIBE(2),
    /// To see and change what a subscriber gets; the subject is the mailed link.
    PREFERENCES(3),
    /// To get a copy of all that is held of a subscriber; the subject is the mailed link.
    EXPORT(4),
    /// To have all of it deleted; the subject is the mailed link.
    ERASE(5),
    /// To be counted as a reader of one mail; the subject is the delivery.
    ENGAGE(20);

    private final byte code;

    Purpose(int code) {
        this.code = (byte) code;
    }

    /// Part of what is sealed; never changes, or links in old mails die.
    byte code() {
        return code;
    }
}
