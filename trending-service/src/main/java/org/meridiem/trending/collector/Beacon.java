package org.meridiem.trending.collector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/// The body of a beacon, read as JSON whatever its content type says: one action, or `{"events":[…]}`.
///
/// In a batch each action is judged by itself.
///
/// @param actions what can be counted
/// @param dropped what cannot, by reason
record Beacon(List<ReaderAction> actions, Map<DropReason, Integer> dropped) {

    /// Actions of one batch at most.
    static final int MAX_ACTIONS = 50;

    private static final int MAX_SECONDS = 86_400;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_TEXT = 100;
    private static final int UUID_LENGTH = 36;
    private static final Pattern REF_FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._:/-]{0,99}");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    /// Reads a body. Never fails: what is no beacon is dropped.
    static Beacon read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            var collected = new Collected(parser);
            collected.root();
            return new Beacon(List.copyOf(collected.actions), collected.dropped);
        } catch (IOException e) {
            return new Beacon(List.of(), Map.of(DropReason.MALFORMED, 1));
        }
    }

    /// What was found on one way through a body.
    private static final class Collected {

        private final JsonParser parser;
        private final List<ReaderAction> actions = new ArrayList<>(1);
        private final Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);

        Collected(JsonParser parser) {
            this.parser = parser;
        }

        void root() throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                drop(DropReason.MALFORMED, 1);
            } else {
                var members = new Members();
                int events = 0;
                boolean batch = false;
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    JsonToken value = parser.nextToken();
                    if (name.equals("events")) {
                        batch = true;
                        events = batch(value);
                    } else {
                        members.take(name, value, parser);
                    }
                }
                if (!batch) {
                    judge(members);
                } else if (members.count > 0) {
                    dropAll(DropReason.UNKNOWN_MEMBER, Math.max(1, events));
                } else if (events > MAX_ACTIONS) {
                    dropAll(DropReason.TOO_MANY, events);
                }
            }
            if (parser.nextToken() != null) {
                dropAll(DropReason.MALFORMED, 1);
            }
        }

        private int batch(JsonToken value) throws IOException {
            if (value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                drop(DropReason.MALFORMED, 1);
                return 0;
            }
            int events = 0;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                events++;
                if (token != JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    drop(DropReason.MALFORMED, 1);
                } else {
                    var members = new Members();
                    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                        members.take(name, parser.nextToken(), parser);
                    }
                    judge(members);
                }
            }
            return events;
        }

        private void judge(Members members) {
            if (members.unknown) {
                drop(DropReason.UNKNOWN_MEMBER, 1);
            } else if (members.tooLong) {
                drop(DropReason.TOO_LONG, 1);
            } else {
                members.action().ifPresentOrElse(actions::add, () -> drop(DropReason.MALFORMED, 1));
            }
        }

        private void drop(DropReason reason, int times) {
            dropped.merge(reason, times, Integer::sum);
        }

        private void dropAll(DropReason reason, int times) {
            actions.clear();
            dropped.clear();
            drop(reason, times);
        }
    }

    /// The members of one action.
    private static final class Members {

        private int count;
        private boolean unknown;
        private boolean tooLong;
        private boolean malformed;
        private @Nullable UUID article;
        private Engagement.@Nullable Action action;
        private @Nullable Integer seconds;
        private @Nullable String ref;

        /// Takes the value at which the parser stands.
        void take(String name, JsonToken value, JsonParser parser) throws IOException {
            count++;
            switch (name) {
                case "article" -> article = uuid(text(value, parser));
                case "event" -> action = action(text(value, parser));
                case "seconds" -> seconds = seconds(value, parser);
                case "ref" -> ref = ref(text(value, parser));
                default -> {
                    unknown = true;
                    parser.skipChildren();
                }
            }
        }

        /// What they say; empty when that has no meaning.
        Optional<ReaderAction> action() {
            return malformed || article == null || action == null
                    ? Optional.empty()
                    : Optional.of(new ReaderAction(article, action, seconds, ref));
        }

        private String text(JsonToken value, JsonParser parser) throws IOException {
            if (value != JsonToken.VALUE_STRING) {
                malformed = true;
                parser.skipChildren();
                return "";
            }
            String text = parser.getText();
            tooLong |= text.length() > MAX_TEXT;
            return text;
        }

        private @Nullable UUID uuid(String text) {
            if (isUuid(text)) {
                return UUID.fromString(text);
            }
            malformed = true;
            return null;
        }

        /// Java itself takes shortened groups and signs too.
        private static boolean isUuid(String text) {
            if (text.length() != UUID_LENGTH) {
                return false;
            }
            for (int i = 0; i < UUID_LENGTH; i++) {
                boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
                if (hyphen ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private Engagement.@Nullable Action action(String text) {
            return switch (text) {
                case "view" -> Engagement.Action.VIEW;
                case "read" -> Engagement.Action.READ;
                case "share" -> Engagement.Action.SHARE;
                default -> null;
            };
        }

        private @Nullable Integer seconds(JsonToken value, JsonParser parser) throws IOException {
            if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == NumberType.INT
                    && parser.getIntValue() >= 0 && parser.getIntValue() <= MAX_SECONDS) {
                return parser.getIntValue();
            }
            malformed = true;
            tooLong |= value == JsonToken.VALUE_STRING && parser.getTextLength() > MAX_TEXT;
            parser.skipChildren();
            return null;
        }

        private @Nullable String ref(String text) {
            if (REF_FORM.matcher(text).matches()) {
                return text;
            }
            malformed = true;
            return null;
        }
    }
}
