package org.meridiem.content.webhook;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a delivery is.
@Schema(name = "WebhookDeliveryStatus", description = "Where a delivery is: `pending` to be sent or sent again, `delivered`, or `failed` and not sent again unless somebody asks for it")
enum DeliveryStatus {
    /// To be sent, or to be sent again.
    @JsonProperty("pending")
    PENDING,
    /// The receiver has it.
    @JsonProperty("delivered")
    DELIVERED,
    /// It is not sent again unless somebody asks for it.
    @JsonProperty("failed")
    FAILED;

    /// Out of a query parameter.
    public static DeliveryStatus fromString(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
