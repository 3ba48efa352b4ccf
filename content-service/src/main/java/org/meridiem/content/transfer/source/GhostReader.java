package org.meridiem.content.transfer.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/// A JSON export of Ghost: one object of tables, in any order, so that relations may come after the posts that need them.
final class GhostReader implements SourceReader {

    static final String TAGS_OF = "posts_tags";
    static final String AUTHORS_OF = "posts_authors";
    static final String META_OF = "posts_meta";
    static final String WRITERS = "writers";
    private static final String COUNTS = "tables";
    private static final Set<String> ENTITIES = Set.of("posts", "tags", "users");
    private static final Set<String> RELATIONS = Set.of(TAGS_OF, AUTHORS_OF, META_OF, "roles_users", "roles");
    private static final Map<String, String> REASONS = Map.of(
            "settings", "Settings of the site are made here, not imported.",
            "members", "Members are the newsletter's; they are not imported with articles.",
            "newsletters", "Newsletters are the newsletter service's.",
            "redirects", "Redirects are not imported.",
            "comments", "Comments are not imported.",
            "snippets", "There are no snippets here.",
            "permissions", "Who may do what is decided by the identity provider.",
            "emails", "Sent mails are not imported.");

    private final Path file;
    private final ImportOptions options;
    private final ObjectMapper json;
    private final ObjectReader rows;
    private final JsonFactory factory;

    GhostReader(Path file, ImportOptions options, ObjectMapper json) {
        this.file = file;
        this.options = options;
        this.json = json;
        this.rows = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(200).maxStringLength(10_000_000).build())
                .build();
    }

    @Override
    public long prepare(Shelf shelf) throws IOException {
        var counts = new java.util.TreeMap<String, Integer>();
        walk((table, row) -> {
            counts.merge(table, 1, Integer::sum);
            if (table.equals(TAGS_OF) || table.equals(AUTHORS_OF) || table.equals(META_OF)) {
                stage(shelf, table, row);
            } else if (table.equals("tags") || table.equals("users") || table.equals("roles")) {
                shelf.put(table, GhostPost.text(row, "id", ""), 0, slim(row));
            } else if (table.equals("roles_users")) {
                shelf.put(table, GhostPost.text(row, "user_id", ""), 0, slim(row));
            } else if (table.equals("posts") && row.hasNonNull("author_id")) {
                shelf.put(WRITERS, GhostPost.text(row, "author_id", ""), 0, json.createObjectNode());
            }
        });
        if (counts.isEmpty()) {
            throw new SourceFault("This is JSON, but no export of Ghost: it has no tables under db[0].data.");
        }
        long total = 0;
        for (var table : counts.entrySet()) {
            if (ENTITIES.contains(table.getKey())) {
                total += table.getValue();
            } else if (!RELATIONS.contains(table.getKey())) {
                shelf.put(COUNTS, table.getKey(), 0, json.getNodeFactory().numberNode(table.getValue()));
                total++;
            }
        }
        return total;
    }

    @Override
    public void rows(Shelf shelf, RowSink each) throws IOException {
        var posts = new GhostPost(options, json, shelf);
        walk((table, row) -> {
            if (table.equals("tags")) {
                each.next(() -> posts.tag(row));
            } else if (table.equals("users")) {
                each.next(() -> posts.user(row));
            }
        });
        var seen = new java.util.HashSet<String>();
        walk((table, row) -> {
            if (table.equals("posts")) {
                each.next(() -> posts.post(row));
            } else if (!ENTITIES.contains(table) && !RELATIONS.contains(table) && seen.add(table)) {
                each.next(() -> leftOut(table, shelf));
            }
        });
    }

    private static SourceRow leftOut(String table, Shelf shelf) {
        int rows = shelf.get(COUNTS, table).getFirst().intValue();
        return SourceRow.skipped("table", table, table + " (" + rows + " rows)",
                REASONS.getOrDefault(table, "There is nothing like it here."));
    }

    private void stage(Shelf shelf, String table, JsonNode row) {
        String post = GhostPost.text(row, "post_id", "");
        shelf.put(table, post, row.path("sort_order").asInt(), row);
        if (table.equals(AUTHORS_OF)) {
            shelf.put(WRITERS, GhostPost.text(row, "author_id", ""), 0, json.createObjectNode());
        }
    }

    /// What posts need to know of a tag or an author.
    private JsonNode slim(JsonNode row) {
        var slim = json.createObjectNode();
        for (String member : new String[]{"id", "slug", "name", "visibility", "role_id"}) {
            if (row.hasNonNull(member)) {
                slim.set(member, row.get(member));
            }
        }
        return slim;
    }

    private void walk(BiConsumer<String, JsonNode> each) throws IOException {
        try (JsonParser parser = factory.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SourceFault("An export of Ghost is a JSON object.");
            }
            top(parser, each);
            if (parser.nextToken() != null) {
                throw new SourceFault("There is more after the end of the export.");
            }
        } catch (JsonProcessingException e) {
            throw new SourceFault(fault(e));
        }
    }

    private void top(JsonParser parser, BiConsumer<String, JsonNode> each) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("db") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    top(parser, each);
                }
            } else if (name.equals("data") && value == JsonToken.START_OBJECT) {
                tables(parser, each);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void tables(JsonParser parser, BiConsumer<String, JsonNode> each) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String table = parser.currentName();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode row = rows.readTree(parser);
                each.accept(table, row);
            }
        }
    }

    static String fault(JsonProcessingException e) {
        var at = e.getLocation();
        return "The JSON cannot be read to its end: " + firstLine(e.getOriginalMessage())
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "malformed" : message.lines().findFirst().orElse("malformed");
    }
}
