package org.meridiem.content.webhook;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a delivery is.
@Schema(name = "WebhookDeliveryStatus", description = "Where a delivery is: `pending` to be sent or sent again, `delivered`, or `failed` and not sent again unless somebody asks for it", enumeration = {
        "pending", "delivered", "failed"})
enum DeliveryStatus {
    /// To be sent, or to be sent again.
    PENDING,
    /// The receiver has it.
    DELIVERED,
    /// It is not sent again unless somebody asks for it.
    FAILED;

    /// Out of a query parameter.
    public static DeliveryStatus fromString(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
