package org.meridiem.content.transfer.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.transfer.source.Content.Hero;
import org.meridiem.content.transfer.source.Content.Standing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Rows of a Ghost export in our shapes.
final class GhostPost {

    private static final String SITE = "__GHOST_URL__";
    private static final Map<String, String> NOT_HERE = Map.of(
            "codeinjection_head", "Code injected into the page's head is left out.",
            "codeinjection_foot", "Code injected into the page's foot is left out.",
            "custom_template", "The template of its own is left out.",
            "newsletter_id", "That it was sent as a newsletter is left out.",
            "og_image", "The picture for link previews is left out: previews show the main picture.",
            "twitter_image", "The picture for link previews is left out: previews show the main picture.",
            "og_title", "The title for link previews is left out.",
            "twitter_title", "The title for link previews is left out.");
    private static final int MAX_TAGS = 50;
    private static final int MAX_AUTHORS = 20;

    private final ImportOptions options;
    private final ObjectMapper json;
    private final Shelf shelf;
    private final URI base;

    GhostPost(ImportOptions options, ObjectMapper json, Shelf shelf) {
        this.options = options;
        this.json = json;
        this.shelf = shelf;
        this.base = options.baseUrl();
    }

    SourceRow tag(JsonNode row) {
        var fitting = new Fitting();
        String id = text(row, "id", "");
        String name = text(row, "name", "");
        if (isInternal(row)) {
            return SourceRow.skipped("tag", id, name,
                    "Internal tags (#…) are Ghost's own means and have no counterpart.");
        }
        ObjectNode write = json.createObjectNode();
        String tidy = fitting.line(name, 120, "The name");
        String slug = fitting.slug(text(row, "slug"), name + " " + id);
        put(write, "name", tidy == null ? slug : tidy);
        put(write, "slug", slug);
        put(write, "description", fitting.lines(text(row, "description"), 1000, "The description"));
        if (row.hasNonNull("feature_image")) {
            fitting.warn("The tag's picture is left out: " + SourceHtml.shortened(url(text(row, "feature_image", ""))));
        }
        return new SourceRow("tag", id, name, fitting.warnings(), new Content.Catalogued(Kind.TAG, slug, write));
    }

    SourceRow user(JsonNode row) {
        var fitting = new Fitting();
        String id = text(row, "id", "");
        String name = text(row, "name", "");
        if (shelf.get(GhostReader.WRITERS, id).isEmpty()) {
            return SourceRow.skipped("user", id, name,
                    "No post names this user; accounts are the identity provider's.");
        }
        ObjectNode write = json.createObjectNode();
        String slug = fitting.slug(text(row, "slug"), name + " " + id);
        String tidy = fitting.line(name, 120, "The name");
        put(write, "name", tidy == null ? slug : tidy);
        put(write, "slug", slug);
        put(write, "bio", fitting.lines(text(row, "bio"), 4000, "The bio"));
        put(write, "role", role(id));
        if (row.hasNonNull("profile_image")) {
            fitting.warn(
                    "The profile picture is left out: " + SourceHtml.shortened(url(text(row, "profile_image", ""))));
        }
        for (String member : List.of("website", "location", "facebook", "twitter")) {
            if (row.hasNonNull(member)) {
                fitting.warn("The author's " + member + " is left out.");
            }
        }
        return new SourceRow("user", id, name, fitting.warnings(), new Content.Catalogued(Kind.AUTHOR, slug, write));
    }

    private @Nullable String role(String user) {
        return shelf.get("roles_users", user).stream().map(relation -> text(relation, "role_id", ""))
                .flatMap(role -> shelf.get("roles", role).stream()).map(role -> text(role, "name"))
                .filter(name -> name != null && !name.isBlank()).findFirst().orElse(null);
    }

    SourceRow post(JsonNode row) {
        var fitting = new Fitting();
        String id = text(row, "id", "");
        String title = text(row, "title");
        String type = row.path("page").asBoolean() || row.path("page").asInt() == 1
                ? "page"
                : text(row, "type", "post");
        if (id.isEmpty()) {
            return SourceRow.broken("post", "?", title, "It has no id.");
        }
        JsonNode meta = shelf.get(GhostReader.META_OF, id).stream().findFirst().orElse(json.createObjectNode());
        String html = html(row, fitting);
        ObjectNode write = json.createObjectNode();
        put(write, "headline", fitting.headline("(Untitled)".equals(title) ? null : title, html));
        put(write, "slug", fitting.slug(text(row, "slug"), title == null ? id : title));
        put(write, "dek", fitting.lines(text(row, "custom_excerpt"), 1000, "The excerpt"));
        write.putObject("body").put("html", html);
        Map<String, String> names = tags(id, write, fitting);
        authors(row, id, write, fitting);
        if (type.equals("page")) {
            write.put("kind", "page");
        }
        put(write, "language", language(text(row, "locale")));
        if (row.path("featured").asInt() == 1 || row.path("featured").asBoolean()) {
            write.put("featured", true);
        }
        SearchTexts.put(write, either(row, meta, "meta_title"), either(row, meta, "meta_description"),
                either(row, meta, "canonical_url"), fitting);
        for (var unused : NOT_HERE.entrySet()) {
            if (row.hasNonNull(unused.getKey()) || meta.hasNonNull(unused.getKey())) {
                fitting.warn(unused.getValue());
            }
        }
        String picture = text(row, "feature_image");
        Hero hero = SourceHtml.hero(picture == null ? null : url(picture), either(row, meta, "feature_image_alt"),
                either(row, meta, "feature_image_caption"), base, fitting);
        Standing standing = GhostStanding.of(row, fitting);
        return new SourceRow(type, id, title, fitting.warnings(),
                new Content.Story(null, write, null, standing, hero, names));
    }

    private String html(JsonNode row, Fitting fitting) {
        String html = text(row, "html");
        if (html == null || html.isBlank()) {
            String mobiledoc = text(row, "mobiledoc");
            String lexical = text(row, "lexical");
            if (lexical != null) {
                html = new LexicalText(fitting).html(parsed(lexical, fitting));
            } else if (mobiledoc != null) {
                html = new MobiledocText(fitting).html(parsed(mobiledoc, fitting));
            } else {
                html = "";
            }
        }
        if (html.contains("<!--members-only-->")) {
            fitting.warn("The mark where the part for members only begins is left out.");
        }
        return SourceHtml.prepared(url(html), base, fitting);
    }

    private JsonNode parsed(String document, Fitting fitting) {
        try {
            return json.readTree(document);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            fitting.warn("The body cannot be read: it is no JSON.");
            return json.createObjectNode();
        }
    }

    private Map<String, String> tags(String post, ObjectNode write, Fitting fitting) {
        Map<String, String> names = new HashMap<>();
        Set<String> slugs = new LinkedHashSet<>();
        boolean first = true;
        for (JsonNode relation : shelf.get(GhostReader.TAGS_OF, post)) {
            String id = text(relation, "tag_id", "");
            JsonNode tag = shelf.get("tags", id).stream().findFirst().orElse(null);
            if (tag == null) {
                fitting.warn("A tag that is not in the file is left out: " + id);
            } else if (isInternal(tag)) {
                fitting.warn("An internal tag is left out: " + text(tag, "name", id));
            } else {
                String slug = new Fitting().slug(text(tag, "slug"), text(tag, "name", "") + " " + id);
                if (first && options.sectionByOr(SectionBy.FIXED) == SectionBy.PRIMARY_TAG) {
                    write.put("section", slug);
                    names.put(Content.Story.reference(Kind.SECTION, slug), text(tag, "name", slug));
                }
                first = false;
                slugs.add(slug);
            }
        }
        list(write, "tags", slugs, MAX_TAGS, fitting);
        if (!write.has("section")) {
            put(write, "section", options.section());
        }
        return names;
    }

    private void authors(JsonNode row, String post, ObjectNode write, Fitting fitting) {
        List<String> ids = new ArrayList<>();
        shelf.get(GhostReader.AUTHORS_OF, post).forEach(relation -> ids.add(text(relation, "author_id", "")));
        if (ids.isEmpty() && row.hasNonNull("author_id")) {
            ids.add(text(row, "author_id", ""));
        }
        Set<String> slugs = new LinkedHashSet<>();
        for (String id : ids) {
            shelf.get("users", id).stream().findFirst().ifPresentOrElse(
                    user -> slugs.add(new Fitting().slug(text(user, "slug"), text(user, "name", "") + " " + id)),
                    () -> fitting.warn("An author who is not in the file is left out: " + id));
        }
        list(write, "authors", slugs, MAX_AUTHORS, fitting);
    }

    private static void list(ObjectNode write, String member, Set<String> values, int max, Fitting fitting) {
        ArrayNode list = write.putArray(member);
        values.stream().limit(max).forEach(list::add);
        if (values.size() > max) {
            fitting.warn("Only the first " + max + " " + member + " are taken over.");
        }
    }

    private @Nullable String language(@Nullable String locale) {
        return locale != null && locale.matches("[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")
                ? locale.replace('_', '-')
                : options.language();
    }

    private String url(String text) {
        String site = base.toString();
        return text.replace(SITE, site.endsWith("/") ? site.substring(0, site.length() - 1) : site);
    }

    private static boolean isInternal(JsonNode tag) {
        return "internal".equals(text(tag, "visibility")) || text(tag, "name", "").startsWith("#");
    }

    private static @Nullable String either(JsonNode row, JsonNode meta, String member) {
        String there = text(meta, member);
        return there == null ? text(row, member) : there;
    }

    static @Nullable String text(JsonNode row, String member) {
        JsonNode value = row.path(member);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    static String text(JsonNode row, String member, String fallback) {
        String text = text(row, member);
        return text == null ? fallback : text;
    }

    private static void put(ObjectNode write, String member, @Nullable String value) {
        if (value != null) {
            write.put(member, value);
        }
    }
}
