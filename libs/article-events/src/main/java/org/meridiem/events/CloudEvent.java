package org.meridiem.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The attributes of an event: CloudEvents 1.0 in Kafka's binary content mode, each as a `ce_` header in UTF-8.
///
/// @param id          unique per event; a consumer that saw it may skip it
/// @param type        reverse-DNS name with version, such as `org.meridiem.article.published.v1`
/// @param source      URI reference of the producer, such as `/content-service`
/// @param time        when it happened, by the producer's clock
/// @param subject     what it is about: the id of the article, the key of the list
/// @param traceparent W3C Trace Context of the work that caused it, where tracing is on
public record CloudEvent(UUID id, String type, String source, Instant time, String subject,
        Optional<String> traceparent) {

    static final String SPEC_VERSION = "1.0";
    static final String CONTENT_TYPE = "application/json";

    /// Refuses missing attributes.
    public CloudEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(traceparent, "traceparent");
    }

    /// The headers of a Kafka record that carries this event.
    public Headers headers() {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", id.toString());
        add(headers, "ce_type", type);
        add(headers, "ce_source", source);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_subject", subject);
        add(headers, "content-type", CONTENT_TYPE);
        traceparent.ifPresent(value -> add(headers, "traceparent", value));
        return headers;
    }

    /// Reads the attributes back.
    ///
    /// @throws MalformedEventException when a required attribute is missing, doubled or unreadable
    public static CloudEvent of(Headers headers) throws MalformedEventException {
        if (!required(headers, "ce_specversion").equals(SPEC_VERSION)) {
            throw new MalformedEventException("ce_specversion is not " + SPEC_VERSION);
        }
        try {
            return new CloudEvent(UUID.fromString(required(headers, "ce_id")), required(headers, "ce_type"),
                    required(headers, "ce_source"), Instant.parse(required(headers, "ce_time")),
                    required(headers, "ce_subject"),
                    optional(headers, "traceparent"));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedEventException("unreadable attribute: " + e.getMessage(), e);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(Headers headers, String name) throws MalformedEventException {
        return optional(headers, name).orElseThrow(() -> new MalformedEventException("header " + name + " is missing"));
    }

    private static Optional<String> optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
