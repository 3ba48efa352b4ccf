package org.meridiem.content.webhook;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Which deliveries to list.
///
/// @param status  only those there
/// @param type    only of these events
/// @param article only about this one
record DeliveryFilter(@Nullable DeliveryStatus status, @Nullable String type, @Nullable UUID article) {
}
