package org.meridiem.kit.trace;

import java.util.Optional;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/// The trace that the current work belongs to.
public final class TraceContext {

    private TraceContext() {
    }

    /// The W3C `traceparent` of the current span; empty while tracing is off. For events that leave later, from an outbox.
    public static Optional<String> traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-" + span.getTraceId() + '-' + span.getSpanId() + '-' + span.getTraceFlags().asHex())
                : Optional.empty();
    }
}
