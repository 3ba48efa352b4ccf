package org.meridiem.trending.collector;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;

/// What a beacon says. Nothing of it is trusted but its shape.
///
/// @param article the article; it may not exist
/// @param seconds engaged time
/// @param ref     where on the site the reader came from
record ReaderAction(UUID article, Engagement.Action action, @Nullable Integer seconds, @Nullable String ref) {
}
