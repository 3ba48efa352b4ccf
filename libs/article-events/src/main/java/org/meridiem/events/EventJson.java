package org.meridiem.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// How event values become bytes. Kept apart from any service's own mapper: no configuration of a service may change the contract.
///
/// Reading is tolerant of members it does not know and of nothing else: no type is bent into another, no member may come twice, the bytes are UTF-8.
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new StrictScalars())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(coercions -> {
                coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                coercions.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
            })
            .build();

    private EventJson() {
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the contract cannot be written", e);
        }
    }

    static <T> T read(byte @Nullable [] value, Class<T> type) throws MalformedEventException {
        if (value == null) {
            throw new MalformedEventException("a tombstone is not an event");
        }
        try {
            // Jackson reads bytes more kindly than RFC 8259 allows: it guesses UTF-16 and lets some broken UTF-8 pass.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            T read = MAPPER.readValue(text, type);
            if (read == null) {
                throw new MalformedEventException("the value is null");
            }
            return read;
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("the value is not UTF-8", e);
        } catch (JsonMappingException e) {
            throw new MalformedEventException("not " + named(type) + ": " + complaint(e), e);
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("not " + named(type) + ": no JSON text that can be read", e);
        }
    }

    /// Makes a record of the contract from what was read; what the record refuses is malformed.
    static <T> T build(Supplier<T> record) throws MalformedEventException {
        try {
            return record.get();
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new MalformedEventException("not an event: " + e.getMessage(), e);
        }
    }

    private static String named(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? type : outer).getSimpleName();
    }

    /// Where it went wrong, and why as far as that can be said without the record's content.
    private static String complaint(JsonMappingException e) {
        String where = e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        String why = switch (e) {
            case ValueInstantiationException refused when refused.getCause() != null -> refused.getCause().getMessage();
            case MismatchedInputException _ -> "wrong type or form";
            default -> "unreadable";
        };
        return "at \"" + where + "\": " + why;
    }
}
