package org.meridiem.trending.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.HighlightList;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList;
import org.meridiem.events.UnknownEventTypeException;
import org.meridiem.trending.card.WrittenCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

/// A record of [Topic#TRENDING_LISTS], of either type: the same bytes as those of [TrendingList] and [HighlightList], at a fraction of the work.
///
/// What is read here was written here; only the shape is checked, not what the cards say.
///
/// @param version grows with every publication of this list
/// @param lines   best first
public record PublishedList(ListKey key, Instant asOf, long version, List<Line> lines) {

    private static final String SOURCE = "/trending-service";
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ABOUT = 1_024;

    /// A place of the list.
    ///
    /// @param previousRank null for a newcomer
    public record Line(@Nullable Integer previousRank, double score, WrittenCard card) {
    }

    /// Copies the lines.
    public PublishedList {
        lines = List.copyOf(lines);
    }

    /// The record.
    public EncodedEvent encode() {
        String text = key.text();
        // As for all of this service's states: what is published twice after a restart is the same event.
        UUID id = UUID.nameUUIDFromBytes((text + '@' + version).getBytes(StandardCharsets.UTF_8));
        return new EncodedEvent(Topic.TRENDING_LISTS, text,
                new CloudEvent(id, type(), SOURCE, asOf, text, Optional.empty()), value());
    }

    /// Reads a record.
    ///
    /// @param headers the record's headers
    /// @param value   the record's value
    /// @throws UnknownEventTypeException for a type that is no list
    /// @throws MalformedEventException   for anything that is not the shape of a list
    public static PublishedList decode(Headers headers, byte[] value) throws MalformedEventException {
        String type = CloudEvent.of(headers).type();
        if (!type.equals(TrendingList.TYPE) && !type.equals(HighlightList.TYPE)) {
            throw new UnknownEventTypeException(type);
        }
        try (JsonParser parser = JSON.createParser(value)) {
            return new Reading(parser, value).list();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedEventException("not a list", e);
        }
    }

    private String type() {
        return switch (key.kind()) {
            case NOW, TODAY, WEEK -> TrendingList.TYPE;
            case RISING, COMMENTED -> HighlightList.TYPE;
        };
    }

    private byte[] value() {
        var out = new ByteArrayOutputStream((lines.size() + 1) * ABOUT);
        write(out, (type().equals(TrendingList.TYPE) ? "{\"window\":\"" : "{\"kind\":\"") + key.kind().label() + '"'
                + member("section", key.section()) + member("language", key.language()) + ",\"asOf\":\"" + asOf
                + "\",\"version\":" + version + ",\"items\":[");
        int rank = 0;
        for (Line line : lines) {
            rank++;
            write(out, (rank == 1 ? "{\"rank\":" : ",{\"rank\":") + rank
                    + (line.previousRank() == null ? "" : ",\"previousRank\":" + line.previousRank()) + ",\"score\":"
                    + line.score() + ",\"article\":");
            out.writeBytes(line.card().json());
            out.write('}');
        }
        write(out, "]}");
        return out.toByteArray();
    }

    private static String member(String name, @Nullable String value) {
        return value == null
                ? ""
                : ",\"" + name + "\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One value on its way through the parser.
    private record Reading(JsonParser parser, byte[] value) {

        PublishedList list() throws IOException {
            @Nullable
            ListKind kind = null;
            @Nullable
            String section = null;
            @Nullable
            String language = null;
            @Nullable
            Instant asOf = null;
            long version = 0;
            List<Line> lines = List.of();
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "window", "kind" -> kind = ListKind.ofLabel(text());
                    case "section" -> section = text();
                    case "language" -> language = text();
                    case "asOf" -> asOf = Instant.parse(text());
                    case "version" -> version = parser.getLongValue();
                    case "items" -> lines = lines();
                    default -> parser.skipChildren();
                }
            }
            require(kind != null && asOf != null && version > 0);
            return new PublishedList(new ListKey(kind, section, language), asOf, version, lines);
        }

        private List<Line> lines() throws IOException {
            require(parser.currentToken() == JsonToken.START_ARRAY);
            var lines = new ArrayList<Line>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                lines.add(line());
            }
            return lines;
        }

        private Line line() throws IOException {
            require(parser.currentToken() == JsonToken.START_OBJECT);
            @Nullable
            Integer previousRank = null;
            double score = Double.NaN;
            @Nullable
            WrittenCard card = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "previousRank" -> previousRank = parser.getIntValue();
                    case "score" -> score = parser.getDoubleValue();
                    case "article" -> card = WrittenCard.read(parser, value);
                    default -> parser.skipChildren();
                }
            }
            require(card != null && Double.isFinite(score));
            return new Line(previousRank, score, card);
        }

        private String text() throws IOException {
            require(parser.currentToken() == JsonToken.VALUE_STRING);
            return parser.getText();
        }

        private static void require(boolean condition) {
            if (!condition) {
                throw new IllegalArgumentException("not the shape of a list");
            }
        }
    }
}
