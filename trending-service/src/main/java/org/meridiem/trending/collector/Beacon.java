package org.meridiem.trending.collector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.meridiem.events.Engagement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

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
    private static final Pattern UUID_FORM = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern REF_FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._:/-]{0,99}");
    private static final Set<String> MEMBERS = Set.of("article", "event", "seconds", "ref");

    private static final ObjectReader READER = JsonMapper
            .builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build().readerFor(JsonNode.class);

    /// Reads a body. Never fails: what is no beacon is dropped.
    static Beacon read(byte[] body) {
        var collected = new Collected();
        try {
            // readTree gives a missing node for an empty body.
            JsonNode root = READER.readTree(body);
            if (root.isObject() && root.has("events")) {
                collected.batch(root);
            } else {
                collected.one(root);
            }
        } catch (IOException e) {
            collected.drop(DropReason.MALFORMED, 1);
        }
        return new Beacon(List.copyOf(collected.actions), collected.dropped);
    }

    private static final class Collected {

        private final List<ReaderAction> actions = new ArrayList<>();
        private final Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);

        void batch(JsonNode root) {
            JsonNode events = root.get("events");
            if (!events.isArray()) {
                drop(DropReason.MALFORMED, 1);
            } else if (root.size() > 1) {
                drop(DropReason.UNKNOWN_MEMBER, Math.max(1, events.size()));
            } else if (events.size() > MAX_ACTIONS) {
                drop(DropReason.TOO_MANY, events.size());
            } else {
                events.forEach(this::one);
            }
        }

        void one(JsonNode node) {
            if (!node.isObject()) {
                drop(DropReason.MALFORMED, 1);
                return;
            }
            if (node.properties().stream().anyMatch(member -> !MEMBERS.contains(member.getKey()))) {
                drop(DropReason.UNKNOWN_MEMBER, 1);
                return;
            }
            if (node.properties().stream().anyMatch(member -> isTooLong(member.getValue()))) {
                drop(DropReason.TOO_LONG, 1);
                return;
            }
            try {
                actions.add(action(node));
            } catch (IllegalArgumentException e) {
                drop(DropReason.MALFORMED, 1);
            }
        }

        void drop(DropReason reason, int times) {
            dropped.merge(reason, times, Integer::sum);
        }
    }

    private static ReaderAction action(JsonNode node) {
        String article = text(node.path("article"));
        require(UUID_FORM.matcher(article).matches());
        var action = switch (text(node.path("event"))) {
            case "view" -> Engagement.Action.VIEW;
            case "read" -> Engagement.Action.READ;
            case "share" -> Engagement.Action.SHARE;
            default -> throw new IllegalArgumentException();
        };
        Integer seconds = null;
        if (!node.path("seconds").isMissingNode()) {
            require(node.get("seconds").isInt());
            seconds = node.get("seconds").intValue();
            require(seconds >= 0 && seconds <= MAX_SECONDS);
        }
        String ref = null;
        if (!node.path("ref").isMissingNode()) {
            ref = text(node.get("ref"));
            require(REF_FORM.matcher(ref).matches());
        }
        return new ReaderAction(UUID.fromString(article), action, seconds, ref);
    }

    private static boolean isTooLong(JsonNode value) {
        return value.isTextual() && value.textValue().length() > MAX_TEXT;
    }

    private static String text(JsonNode node) {
        require(node.isTextual());
        return node.textValue();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
