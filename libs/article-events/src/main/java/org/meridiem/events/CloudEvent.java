package org.meridiem.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
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

    private static final Header SPEC_VERSION_HEADER = header("ce_specversion", SPEC_VERSION);
    private static final Header CONTENT_TYPE_HEADER = header("content-type", CONTENT_TYPE);
    private static final int MOST_KNOWN = 100;
    private static final Map<String, Header> TYPES = new ConcurrentHashMap<>();
    private static final Map<String, Header> SOURCES = new ConcurrentHashMap<>();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /// Refuses missing and empty attributes.
    public CloudEvent {
        Require.present(id, "id");
        Require.filled(type, "type");
        Require.filled(source, "source");
        Require.present(time, "time");
        Require.filled(subject, "subject");
        Objects.requireNonNull(traceparent, "traceparent");
    }

    /// The headers of a Kafka record that carries this event.
    public Headers headers() {
        var headers = new RecordHeaders();
        headers.add(SPEC_VERSION_HEADER);
        add(headers, "ce_id", id.toString());
        headers.add(known(TYPES, "ce_type", type));
        headers.add(known(SOURCES, "ce_source", source));
        add(headers, "ce_time", WireFormat.text(time));
        add(headers, "ce_subject", subject);
        headers.add(CONTENT_TYPE_HEADER);
        traceparent.ifPresent(value -> add(headers, "traceparent", value));
        return headers;
    }

    /// Reads the attributes back. Headers that are no attribute are ignored, and so is a `traceparent` that is none: tracing never stops an event.
    ///
    /// @throws MalformedEventException when a required attribute is missing, doubled or unreadable, or the content type is not JSON
    public static CloudEvent of(Headers headers) throws MalformedEventException {
        if (!required(headers, "ce_specversion").equals(SPEC_VERSION)) {
            throw new MalformedEventException("ce_specversion is not " + SPEC_VERSION);
        }
        // A relay that writes no content type is forgiven: every value of this contract is JSON.
        Optional<String> contentType = optional(headers, "content-type");
        if (contentType.isPresent() && !contentType.get().startsWith(CONTENT_TYPE)) {
            throw new MalformedEventException("content-type is not " + CONTENT_TYPE);
        }
        try {
            return new CloudEvent(WireFormat.uuid(required(headers, "ce_id")), required(headers, "ce_type"),
                    required(headers, "ce_source"), WireFormat.instant(required(headers, "ce_time")),
                    required(headers, "ce_subject"), traceparent(headers));
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("unreadable attribute: " + e.getMessage(), e);
        }
    }

    /// Refuses attributes that speak of another event than the value beside them.
    void describe(String expectedType, String expectedSubject) {
        if (!type.equals(expectedType)) {
            throw new IllegalArgumentException("the attributes' type is not " + expectedType);
        }
        if (!subject.equals(expectedSubject)) {
            throw new IllegalArgumentException("the attributes' subject is not what the value is about");
        }
    }

    /// The same for nearly all events of a process.
    private static Header known(Map<String, Header> known, String name, String value) {
        Header header = known.get(value);
        if (header == null) {
            header = header(name, value);
            if (known.size() < MOST_KNOWN) {
                known.put(value, header);
            }
        }
        return header;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(header(name, value));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(Headers headers, String name) throws MalformedEventException {
        return optional(headers, name).orElseThrow(() -> new MalformedEventException("header " + name + " is missing"));
    }

    private static Optional<String> optional(Headers headers, String name) throws MalformedEventException {
        Header found = null;
        for (Header header : headers.headers(name)) {
            if (found != null) {
                throw new MalformedEventException("header " + name + " is doubled");
            }
            found = header;
        }
        return found == null || found.value() == null ? Optional.empty() : Optional.of(text(name, found.value()));
    }

    private static String text(String name, byte[] value) throws MalformedEventException {
        if (isPrintableAscii(value)) {
            return new String(value, StandardCharsets.US_ASCII);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new MalformedEventException("header " + name + " holds control characters");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("header " + name + " is not UTF-8", e);
        }
    }

    private static boolean isPrintableAscii(byte[] value) {
        for (byte character : value) {
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> traceparent(Headers headers) {
        Header header = headers.lastHeader("traceparent");
        return Optional.ofNullable(header)
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(value -> TRACEPARENT.matcher(value).matches());
    }
}
