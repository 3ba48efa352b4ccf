package org.meridiem.newsletter.delivery;

/// A claimed delivery with its mail, ready to leave.
record Parcel(Claimed delivery, Outgoing outgoing) {
}
