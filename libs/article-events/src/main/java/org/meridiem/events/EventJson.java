package org.meridiem.events;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// How event values become bytes. Kept apart from any service's own mapper: no configuration of a service may change the contract.
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
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

    static <T> T read(byte[] value, Class<T> type) throws MalformedEventException {
        try {
            T read = MAPPER.readValue(value, type);
            if (read == null) {
                throw new MalformedEventException("the value is null");
            }
            return read;
        } catch (IOException e) {
            throw new MalformedEventException("not a " + type.getSimpleName(), e);
        }
    }
}
