package org.meridiem.events;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

/// Takes a scalar only from a JSON string in the form of [WireFormat]. Jackson by itself also takes numbers as text, epoch seconds as instants,
/// Base64 as UUIDs, padded words as enumeration values and empty strings as nothing: a producer's mistake would come through as something that it did not say.
final class StrictScalars extends SimpleModule {

    StrictScalars() {
        read(String.class, Function.identity());
        read(UUID.class, WireFormat::uuid);
        read(Instant.class, WireFormat::instant);
        read(LocalDate.class, WireFormat::day);
        read(URI.class, URI::create);
        read(Engagement.Action.class, text -> labelled(Engagement.Action.values(), Engagement.Action::label, text));
        read(TrendingList.Window.class,
                text -> labelled(TrendingList.Window.values(), TrendingList.Window::label, text));
        read(HighlightList.Kind.class,
                text -> labelled(HighlightList.Kind.values(), HighlightList.Kind::label, text));
        read(TrendingLever.Action.class,
                text -> labelled(TrendingLever.Action.values(), TrendingLever.Action::label, text));
    }

    private <T> void read(Class<T> type, Function<String, T> reading) {
        addDeserializer(type, new FromString<>(type, reading));
    }

    private static <T> T labelled(T[] values, Function<T, String> label, String text) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no value of that name"));
    }

    private static final class FromString<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> reading;

        FromString(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "not a string");
            }
            try {
                return reading.apply(parser.getText());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "not a %s", _valueClass.getSimpleName());
            }
        }
    }
}
