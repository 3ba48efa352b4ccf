package org.meridiem.content.caching;

import java.util.List;
import java.util.Map;

import io.vertx.core.buffer.Buffer;

/// An answer that says that there is nothing here, no longer, or elsewhere.
///
/// @param status  404, 410 or 301
/// @param headers all of them
/// @param body    a problem, or empty
/// @param tags    by which it is purged
record Absence(int status, Map<String, String> headers, Buffer body, List<String> tags) {
}
