package org.meridiem.content.transfer.source;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/// Parts of a WXR file in our shapes.
final class WordPressPost {

    private static final int MAX_TERMS = 50;
    private static final int MAX_DEPTH = 5;
    /// WordPress's own bookkeeping: says nothing to readers.
    private static final Set<String> SILENT_META = Set.of("_edit_last", "_edit_lock", "_thumbnail_id",
            "_wp_page_template", "_wp_old_slug",
            "_pingme", "_encloseme", "_publicize_pending", "_wp_trash_meta_status", "_wp_trash_meta_time",
            "_yoast_wpseo_title",
            "_yoast_wpseo_metadesc", "_yoast_wpseo_canonical");
    private static final Map<String, String> NO_COUNTERPART = Map.of(
            "nav_menu_item", "Menus are made by the site.",
            "attachment", "Files are kept as references in the posts that show them.",
            "revision", "Earlier versions are not imported.",
            "wp_block", "Reusable blocks are not imported.",
            "wp_template", "Templates are the site's.",
            "wp_navigation", "Menus are made by the site.",
            "wp_global_styles", "Styles are the site's.",
            "custom_css", "Styles are the site's.",
            "feedback", "Answers to contact forms are not imported.");

    private final ImportOptions options;
    private final ObjectMapper json;
    private final Shelf shelf;
    private final URI base;

    WordPressPost(ImportOptions options, ObjectMapper json, Shelf shelf) {
        this.options = options;
        this.json = json;
        this.shelf = shelf;
        this.base = options.baseUrl();
    }

    SourceRow author(WordPressPart part) {
        var fitting = new Fitting();
        String login = part.text("wp:author_login", "");
        String name = fitting.line(part.text("wp:author_display_name"), 120, "The name");
        String slug = fitting.slug(slugWish(login), name == null ? login : name);
        ObjectNode write = json.createObjectNode().put("name", name == null ? slug : name).put("slug", slug);
        return new SourceRow("author", login, name, fitting.warnings(),
                new Content.Catalogued(Kind.AUTHOR, slug, write));
    }

    SourceRow category(WordPressPart part) {
        String nicename = part.text("wp:category_nicename", "");
        var fitting = new Fitting();
        String name = fitting.line(part.text("wp:cat_name"), 120, "The name");
        String slug = fitting.slug(slugWish(nicename), name == null ? nicename : name);
        ObjectNode write = json.createObjectNode().put("name", name == null ? slug : name).put("slug", slug);
        put(write, "description", fitting.words(part.text("wp:category_description"), 1000, "The description"));
        boolean section = options.sectionByOr(SectionBy.CATEGORY) == SectionBy.CATEGORY;
        String parent = part.text("wp:category_parent", "");
        if (section && !parent.isEmpty()) {
            String above = reachable(parent, nicename);
            if (above == null) {
                fitting.warn("Its place below “" + parent
                        + "” is too deep or leads in a circle: it is a section at the top.");
            } else {
                write.put("parent", categorySlug(above));
            }
        }
        return new SourceRow("category", nicename, name, fitting.warnings(),
                new Content.Catalogued(section ? Kind.SECTION : Kind.TAG, slug, write));
    }

    SourceRow tag(WordPressPart part) {
        var fitting = new Fitting();
        String nicename = part.text("wp:tag_slug", "");
        String name = fitting.line(part.text("wp:tag_name"), 120, "The name");
        String slug = fitting.slug(slugWish(nicename), name == null ? nicename : name);
        ObjectNode write = json.createObjectNode().put("name", name == null ? slug : name).put("slug", slug);
        put(write, "description", fitting.words(part.text("wp:tag_description"), 1000, "The description"));
        return new SourceRow("tag", nicename, name, fitting.warnings(), new Content.Catalogued(Kind.TAG, slug, write));
    }

    SourceRow term(WordPressPart part) {
        String taxonomy = part.text("wp:term_taxonomy", "");
        if (taxonomy.equals("category")
                && !shelf.get(WordPressReader.CATEGORIES, part.text("wp:term_slug", "")).isEmpty()) {
            return SourceRow.skipped("term", taxonomy + "/" + part.text("wp:term_slug", ""), part.text("wp:term_name"),
                    "The file lists it as a category too.");
        }
        return SourceRow.skipped("term", taxonomy + "/" + part.text("wp:term_slug", part.text("wp:term_id", "")),
                part.text("wp:term_name"),
                "Terms of “" + taxonomy + "” have no counterpart.");
    }

    SourceRow comments(WordPressPart part) {
        String id = part.text("wp:post_id", part.text("guid", ""));
        return SourceRow.skipped("comments", "comments-of-" + id,
                part.comments() + " comments on “" + part.text("title", id) + "”",
                "Comments are not imported: " + part.comments() + " are left out.");
    }

    SourceRow item(WordPressPart part) {
        String type = part.text("wp:post_type", "post");
        String id = part.text("wp:post_id", part.text("guid", part.text("link", "")));
        String title = part.text("title");
        if (!type.equals("post") && !type.equals("page")) {
            String address = part.text("wp:attachment_url");
            return SourceRow.skipped(type, id, title == null ? address : title,
                    NO_COUNTERPART.getOrDefault(type, "Items of the type “" + type + "” have no counterpart."));
        }
        if (id.isEmpty()) {
            return SourceRow.broken(type, "?", title, "It has no wp:post_id.");
        }
        String status = part.text("wp:status", "publish");
        if (status.equals("trash") || status.equals("auto-draft") || status.equals("inherit")) {
            return SourceRow.skipped(type, id, title,
                    "It is " + (status.equals("trash") ? "in the trash." : "no finished draft."));
        }
        var fitting = new Fitting();
        String body = new WordPressText(shelf, id, fitting).html(part.raw("content:encoded"));
        String html = SourceHtml.prepared(body, base, fitting);
        ObjectNode write = json.createObjectNode();
        write.put("headline", fitting.headline(title == null ? null : fitting.words(title, 10_000, "The title"), html));
        write.put("slug",
                fitting.slug(slugWish(part.text("wp:post_name", "")), title == null ? type + " " + id : title));
        put(write, "dek", fitting.words(part.text("excerpt:encoded"), 1000, "The excerpt"));
        write.putObject("body").put("html", html);
        Map<String, String> names = terms(part, write, fitting);
        String creator = part.text("dc:creator", "");
        if (!creator.isEmpty()) {
            String slug = new Fitting().slug(slugWish(creator), creator);
            write.putArray("authors").add(slug);
            names.put(Content.Story.reference(Kind.AUTHOR, slug), creator);
        }
        if (type.equals("page")) {
            write.put("kind", "page");
        }
        put(write, "language", options.language());
        write.put("commentsOpen", part.text("wp:comment_status", "open").equals("open"));
        if (part.text("wp:is_sticky", "0").equals("1")) {
            write.put("featured", true);
        }
        SearchTexts.put(write, part.meta("_yoast_wpseo_title", ""), part.meta("_yoast_wpseo_metadesc", ""),
                part.meta("_yoast_wpseo_canonical", ""),
                fitting);
        meta(part, fitting);
        Standing standing = WordPressStanding.of(part, status, fitting);
        Hero hero = hero(part, fitting);
        return new SourceRow(type, id, title, fitting.warnings(),
                new Content.Story(null, write, null, standing, hero, names));
    }

    private Map<String, String> terms(WordPressPart part, ObjectNode write, Fitting fitting) {
        boolean sections = options.sectionByOr(SectionBy.CATEGORY) == SectionBy.CATEGORY;
        Map<String, String> names = new HashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        for (WordPressPart.Term term : part.terms()) {
            switch (term.domain()) {
                case "category" -> {
                    String slug = new Fitting().slug(slugWish(term.nicename()), term.name());
                    if (sections && !write.has("section")) {
                        write.put("section", slug);
                        names.put(Content.Story.reference(Kind.SECTION, slug), term.name());
                    } else {
                        tags.put(slug, term.name());
                    }
                }
                case "post_tag" -> tags.put(new Fitting().slug(slugWish(term.nicename()), term.name()), term.name());
                case "post_format" -> fitting.warn("The post format “" + term.name() + "” is left out.");
                default -> fitting.warn("The term “" + term.name() + "” of “" + term.domain() + "” is left out.");
            }
        }
        if (!write.has("section")) {
            put(write, "section", options.section());
        }
        ArrayNode list = write.putArray("tags");
        tags.keySet().stream().limit(MAX_TERMS).forEach(list::add);
        if (tags.size() > MAX_TERMS) {
            fitting.warn("Only the first " + MAX_TERMS + " tags are taken over.");
        }
        tags.forEach((slug, name) -> names.put(Content.Story.reference(Kind.TAG, slug), name));
        return names;
    }

    private @Nullable Hero hero(WordPressPart part, Fitting fitting) {
        String id = part.meta("_thumbnail_id", "").strip();
        if (id.isEmpty()) {
            return null;
        }
        JsonNode picture = shelf.get(WordPressReader.ATTACHMENTS, id).stream().findFirst().orElse(null);
        if (picture == null) {
            fitting.warn("The main picture is left out: attachment " + id + " is not in the file.");
            return null;
        }
        return SourceHtml.hero(picture.path("url").asText(), picture.path("alt").asText(),
                picture.path("caption").asText(), base, fitting);
    }

    private static void meta(WordPressPart part, Fitting fitting) {
        List<String> unknown = part.meta().keySet().stream()
                .filter(key -> !SILENT_META.contains(key) && !key.startsWith("_oembed_") && !key.isEmpty()).sorted()
                .toList();
        if (!unknown.isEmpty()) {
            fitting.warn("Custom fields are left out: " + SourceHtml.shortened(String.join(", ", unknown)));
        }
        String template = part.meta("_wp_page_template", "default");
        if (!template.equals("default") && !template.isBlank()) {
            fitting.warn("The template of its own is left out: " + template);
        }
        String parent = part.text("wp:post_parent", "0");
        if (!parent.equals("0")) {
            fitting.warn("Its place below another page is left out.");
        }
    }

    /// The category above, unless the way up is too long or leads in a circle.
    private @Nullable String reachable(String parent, String self) {
        Set<String> way = new LinkedHashSet<>(Set.of(self));
        for (String above = parent; !above.isEmpty(); above = shelf.get(WordPressReader.CATEGORIES, above).stream()
                .findFirst()
                .map(category -> category.path("parent").asText()).orElse("")) {
            if (!way.add(above) || way.size() > MAX_DEPTH) {
                return null;
            }
        }
        return shelf.get(WordPressReader.CATEGORIES, parent).isEmpty() ? null : parent;
    }

    private String categorySlug(String nicename) {
        String name = shelf.get(WordPressReader.CATEGORIES, nicename).getFirst().path("name").asText();
        return new Fitting().slug(slugWish(nicename), name.isBlank() ? nicename : name);
    }

    /// Nicenames are percent-encoded where they are not ASCII.
    private static String slugWish(String nicename) {
        try {
            return nicename.contains("%") ? URLDecoder.decode(nicename, StandardCharsets.UTF_8) : nicename;
        } catch (IllegalArgumentException e) {
            return nicename;
        }
    }

    private static void put(ObjectNode write, String member, @Nullable String value) {
        if (value != null) {
            write.put(member, value);
        }
    }
}
