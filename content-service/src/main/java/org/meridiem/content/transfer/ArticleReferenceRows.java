package org.meridiem.content.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jsoup.nodes.Element;
import org.meridiem.content.media.MediaExchange;
import org.meridiem.content.transfer.source.Content.Hero;
import org.meridiem.content.transfer.source.Content.Story;
import org.meridiem.content.transfer.source.Kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes articles of a file refer to what is here: sections, tags and authors by our slugs, pictures by the library or by their address.
@ApplicationScoped
class ArticleReferenceRows {

    private final CatalogueRows catalogue;
    private final MediaExchange media;
    private final StoryPictures fetched;
    private final Mappings mappings;

    ArticleReferenceRows(CatalogueRows catalogue, MediaExchange media, StoryPictures fetched, Mappings mappings) {
        this.catalogue = catalogue;
        this.media = media;
        this.fetched = fetched;
        this.mappings = mappings;
    }

    /// The write shape with references that hold.
    ObjectNode resolved(RowTask task, Story story, ObjectNode write) {
        ObjectNode resolved = write.deepCopy();
        section(task, story, resolved);
        slugs(task, story, resolved, "tags", Kind.TAG);
        slugs(task, story, resolved, "authors", Kind.AUTHOR);
        String author = task.job().options().author();
        if (resolved.path("authors").isEmpty() && author != null) {
            resolved.putArray("authors").add(author);
        }
        pictures(task, resolved);
        boolean shown = task.job().options().fetchMedia() && fetched.show(task, story, resolved);
        if (story.hero() != null && !shown) {
            hero(task, story.hero(), resolved);
        }
        return resolved;
    }

    private void section(RowTask task, Story story, ObjectNode write) {
        String wanted = write.path("section").asText("");
        String section = wanted.isEmpty() ? null : slugs(task, story, Kind.SECTION, List.of(wanted)).get(wanted);
        if (section == null && !wanted.isEmpty()) {
            task.warn("The section is not here: " + wanted + ".");
        }
        String fallback = task.job().options().section();
        write.remove("section");
        if (section != null) {
            write.put("section", section);
        } else if (fallback != null) {
            write.put("section", fallback);
        }
    }

    private void slugs(RowTask task, Story story, ObjectNode write, String member, Kind kind) {
        if (!(write.get(member) instanceof ArrayNode wanted)) {
            return;
        }
        List<String> slugs = new ArrayList<>();
        wanted.forEach(slug -> slugs.add(slug.asText()));
        Map<String, String> present = slugs(task, story, kind, slugs);
        slugs.stream().filter(slug -> !present.containsKey(slug))
                .forEach(slug -> task.warn("The " + kind.label() + " is not here: " + slug + "."));
        ArrayNode list = write.putArray(member);
        present.values().stream().distinct().forEach(list::add);
    }

    private Map<String, String> slugs(RowTask task, Story story, Kind kind, List<String> wanted) {
        return catalogue.slugs(task, kind, wanted, slug -> story.names().get(Story.reference(kind, slug)));
    }

    private void pictures(RowTask task, ObjectNode write) {
        String hero = write.path("heroImage").path("id").asText("");
        if (!hero.isEmpty() && isAway(hero)) {
            write.remove("heroImage");
            address(task, hero).ifPresentOrElse(url -> hero(task, new Hero(url, "", null), write),
                    () -> task.warn("The main picture is not in the library and is left out: " + hero));
        }
        JsonNode blocks = write.path("body").path("blocks");
        for (JsonNode block : blocks) {
            picture(task, block);
            block.path("images").forEach(image -> picture(task, image));
        }
    }

    private void picture(RowTask task, JsonNode block) {
        String id = block.path("media").asText("");
        if (block instanceof ObjectNode image && !id.isEmpty() && isAway(id)) {
            address(task, id).ifPresentOrElse(url -> {
                image.remove("media");
                image.put("url", url);
                task.warn("A picture that is not in the library is shown from its address: " + url);
            }, () -> task.warn("A picture of the body is not in the library: " + id));
        }
    }

    private boolean isAway(String id) {
        return !media.has(id);
    }

    private Optional<String> address(RowTask task, String id) {
        return uuid(id).flatMap(picture -> mappings.pictureAddress(task.job().source(), picture));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A main picture must be in the library; one that is not is shown as the first picture of the body.
    private static void hero(RowTask task, Hero hero, ObjectNode write) {
        JsonNode body = write.path("body");
        if (body.path("blocks") instanceof ArrayNode blocks) {
            ObjectNode image = blocks.insertObject(0).put("type", "image").put("url", hero.url()).put("alt",
                    hero.alt());
            if (hero.caption() != null) {
                image.put("caption", hero.caption());
            }
        } else {
            String html = body.path("html").asText("");
            if (html.contains("src=\"" + escaped(hero.url()) + "\"")) {
                return;
            }
            write.putObject("body").put("html", figure(hero) + html);
        }
        task.warn("The main picture is not in the library: it is shown as the first picture of the body, from "
                + hero.url());
    }

    private static String figure(Hero hero) {
        Element figure = new Element("figure");
        figure.appendElement("img").attr("src", hero.url()).attr("alt", hero.alt());
        String caption = hero.caption();
        if (caption != null) {
            figure.appendElement("figcaption").html(caption);
        }
        return figure.outerHtml();
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;");
    }
}
