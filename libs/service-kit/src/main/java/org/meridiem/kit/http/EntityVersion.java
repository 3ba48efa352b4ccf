package org.meridiem.kit.http;

/// A resource's version number as a strong entity tag (RFC 9110, 8.8.3).
public final class EntityVersion {

    private EntityVersion() {
    }

    /// `7` as `"7"`.
    public static String etag(long version) {
        return '"' + Long.toString(version) + '"';
    }
}
