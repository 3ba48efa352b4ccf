package org.meridiem.cluster.replay;

import java.time.Instant;

/// Something a reader did, as it was recorded.
///
/// @param at        when
/// @param address   of the reader
/// @param userAgent of the reader
/// @param page      what was read: the path of a page, a slug, or the id of an article
/// @param event     `view`, `read` or `share`
record RecordedView(Instant at, String address, String userAgent, String page, String event) {

    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
}
