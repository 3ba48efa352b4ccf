package org.meridiem.content.transfer.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.correction.CorrectionExchange;
import org.meridiem.content.transfer.source.Content.Moment;
import org.meridiem.content.transfer.source.Content.Standing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Our own format: a JSON object on each line, as exports write them.
final class NdjsonReader implements SourceReader {

    private static final int MAX_LINE = 8_000_000;
    private static final Set<String> STATUSES = Set.of("DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED", "PUBLISHED",
            "UNPUBLISHED",
            "TAKEN_DOWN", "ARCHIVED");
    private static final Set<String> ARTICLE_MEMBERS = Set.of("type", "id", "status", "createdAt", "createdBy",
            "publishedAt",
            "firstPublishedAt", "updatedAt", "scheduledAt", "scheduledZone", "unpublishAt", "unpublishZone",
            "embargoUntil", "embargoZone", "formerSlugs", "corrections", "content", "draft");

    private final Path file;
    private final ObjectReader json;

    NdjsonReader(Path file, ObjectMapper json) {
        this.file = file;
        this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    @Override
    public long prepare(Shelf shelf) throws IOException {
        long[] count = {0};
        rows(shelf, _ -> count[0]++);
        if (count[0] == 0) {
            throw new SourceFault("The file has no lines.");
        }
        return count[0];
    }

    @Override
    public void rows(Shelf shelf, RowSink each) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (var in = new InputStreamReader(Files.newInputStream(file), decoder)) {
            var lines = new Lines(in);
            long number = 0;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (!line.text().isBlank() || line.tooLong()) {
                    long at = number;
                    Line present = line;
                    each.next(() -> row(present, at));
                }
            }
        }
    }

    private SourceRow row(Line line, long number) {
        if (line.tooLong()) {
            return SourceRow.broken("line", "line-" + number, null,
                    "Line " + number + " is longer than " + MAX_LINE + " characters.");
        }
        try {
            JsonNode node = json.readValue(number == 1 ? line.text().replace("\uFEFF", "") : line.text());
            return node instanceof ObjectNode object
                    ? row(object, number)
                    : SourceRow.broken("line", "line-" + number, null, "Line " + number + " is no JSON object.");
        } catch (JsonProcessingException e) {
            return SourceRow.broken("line", "line-" + number, null, "Line " + number + ": " + GhostReader.fault(e));
        } catch (Malformed e) {
            return SourceRow.broken(e.type, "line-" + number, null, "Line " + number + ": " + e.getMessage());
        }
    }

    private static SourceRow row(ObjectNode object, long number) {
        String type = text(object, "type");
        if (type == null) {
            return SourceRow.broken("line", "line-" + number, null, "Line " + number + " has no member type.");
        }
        return switch (type) {
            case "section" -> catalogued(object, Kind.SECTION);
            case "tag" -> catalogued(object, Kind.TAG);
            case "author" -> catalogued(object, Kind.AUTHOR);
            case "redirect" -> catalogued(object, Kind.REDIRECT);
            case "comment" -> catalogued(object, Kind.COMMENT);
            case "site" -> catalogued(object, Kind.SITE);
            case "media" -> picture(object);
            case "article" -> story(object);
            default -> SourceRow.skipped(type, "line-" + number, null, "There is no type “" + type + "”.");
        };
    }

    private static SourceRow catalogued(ObjectNode object, Kind kind) {
        String key = text(object, kind.key());
        if (key == null) {
            throw new Malformed(kind.label(), kind.key() + " is needed: it is what it is recognised by.");
        }
        ObjectNode write = object.deepCopy();
        write.remove("type");
        String name = text(object, "name");
        return new SourceRow(kind.label(), key, name == null ? text(object, "text") : name, List.of(),
                new Content.Catalogued(kind, key, write));
    }

    private static SourceRow picture(ObjectNode object) {
        UUID id = id(object, "media");
        ObjectNode details = object.deepCopy();
        details.remove(List.of("type", "id", "url", "fileName", "contentType", "width", "height"));
        return new SourceRow("media", String.valueOf(id), text(object, "fileName"), List.of(),
                new Content.Picture(id, text(object, "url"), details));
    }

    private static SourceRow story(ObjectNode object) {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!ARTICLE_MEMBERS.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new Malformed("article", "unknown members: " + String.join(", ", unknown));
        }
        if (!(object.get("content") instanceof ObjectNode content)) {
            throw new Malformed("article", "content is needed, as the editorial API takes it.");
        }
        if (object.has("draft") && !(object.get("draft") instanceof ObjectNode)) {
            throw new Malformed("article", "draft must be an object, as the editorial API takes it.");
        }
        String status = object.has("status") ? text(object, "status") : "DRAFT";
        if (status == null || !STATUSES.contains(status)) {
            throw new Malformed("article", "status must be one of " + String.join(", ", new TreeSet<>(STATUSES)));
        }
        JsonNode by = object.path("createdBy");
        var standing = new Standing(status, time(object, "createdAt"), text(by, "id"), text(by, "name"),
                time(object, "publishedAt"),
                time(object, "firstPublishedAt"), time(object, "updatedAt"),
                new Content.Ahead(moment(object, "scheduledAt", "scheduledZone"),
                        moment(object, "unpublishAt", "unpublishZone"), moment(object, "embargoUntil", "embargoZone")),
                formerSlugs(object), corrections(object));
        if (status.equals("SCHEDULED") && standing.ahead().publication() == null) {
            throw new Malformed("article", "scheduledAt is needed for what is scheduled.");
        }
        UUID id = id(object, "article");
        String title = text(content, "headline");
        String identity = id != null ? id.toString() : text(content, "slug");
        if (identity == null) {
            throw new Malformed("article",
                    "id or content.slug is needed: it is how the article is recognised when it comes again.");
        }
        return new SourceRow("article", identity, title, List.of(),
                new Content.Story(id, content, object.get("draft") instanceof ObjectNode draft ? draft : null, standing,
                        null, Map.of()));
    }

    private static List<String> formerSlugs(ObjectNode object) {
        List<String> slugs = new ArrayList<>();
        for (JsonNode slug : object.path("formerSlugs")) {
            if (!slug.isTextual()) {
                throw new Malformed("article", "formerSlugs must be texts.");
            }
            slugs.add(slug.textValue());
        }
        return slugs;
    }

    private static List<CorrectionExchange.Entry> corrections(ObjectNode object) {
        List<CorrectionExchange.Entry> corrections = new ArrayList<>();
        for (JsonNode correction : object.path("corrections")) {
            Instant at = time(correction, "at");
            String text = text(correction, "text");
            if (at == null || text == null || correction.size() != 2) {
                throw new Malformed("article", "corrections must be objects with at and text.");
            }
            corrections.add(new CorrectionExchange.Entry(at, text));
        }
        return corrections;
    }

    private static @Nullable Moment moment(ObjectNode object, String at, String zone) {
        Instant time = time(object, at);
        return time == null ? null : new Moment(time, text(object, zone));
    }

    private static @Nullable UUID id(ObjectNode object, String type) {
        String id = text(object, "id");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Malformed(type, "id must be a UUID.");
        }
    }

    private static @Nullable Instant time(JsonNode object, String member) {
        String time = text(object, member);
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new Malformed("article", member + " must be an RFC 3339 time such as 2026-01-31T12:00:00Z.");
        }
    }

    private static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() ? value.textValue() : null;
    }

    private record Line(String text, boolean tooLong) {
    }

    /// Cuts a file into lines; of one that is too long it keeps only that it is.
    private static final class Lines {

        private final Reader in;
        private final char[] buffer = new char[1 << 16];
        private int from;
        private int end;

        Lines(Reader in) {
            this.in = in;
        }

        @Nullable
        Line next() throws IOException {
            var text = new StringBuilder();
            boolean any = false;
            boolean tooLong = false;
            while (from < end || fill()) {
                any = true;
                int stop = from;
                while (stop < end && buffer[stop] != '\n') {
                    stop++;
                }
                if (text.length() + stop - from <= MAX_LINE) {
                    text.append(buffer, from, stop - from);
                } else {
                    tooLong = true;
                    text.setLength(0);
                }
                boolean complete = stop < end;
                from = complete ? stop + 1 : stop;
                if (complete) {
                    break;
                }
            }
            return any ? new Line(tooLong ? "" : text.toString(), tooLong) : null;
        }

        private boolean fill() throws IOException {
            from = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        }
    }

    private static final class Malformed extends RuntimeException {
        private final String type;

        Malformed(String type, String message) {
            super(message, null, false, false);
            this.type = type;
        }
    }
}
