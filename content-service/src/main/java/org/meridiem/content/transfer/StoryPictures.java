package org.meridiem.content.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jsoup.Jsoup;
import org.meridiem.content.body.BodyReader;
import org.meridiem.content.body.BodySource;
import org.meridiem.content.body.InvalidBodyException;
import org.meridiem.content.transfer.source.Content;
import org.meridiem.content.transfer.source.Content.Hero;
import org.meridiem.content.transfer.source.Content.Picture;
import org.meridiem.content.transfer.source.Content.Story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Pictures of articles that may be fetched into the library, for imports that ask for it.
@ApplicationScoped
class StoryPictures {

    private static final int MAX_OF_ARTICLE = 100;

    private final PictureFetch fetch;
    private final ObjectMapper json;

    StoryPictures(PictureFetch fetch, ObjectMapper json) {
        this.fetch = fetch;
        this.json = json;
    }

    /// Fetches what a row shows, before its transaction.
    ///
    /// @param sign of life, given before each
    void fetch(RowTask task, Runnable sign) {
        if (task.row().content() instanceof Picture picture && picture.id() != null && picture.url() != null) {
            sign.run();
            fetch.ensure(task, picture.id(), picture.url(), picture.details());
        } else if (task.row().content() instanceof Story story) {
            Map<String, String> wanted = wanted(story);
            wanted.entrySet().stream().limit(MAX_OF_ARTICLE).forEach(picture -> {
                sign.run();
                fetch.ensure(task, picture.getKey(), picture.getValue());
            });
            if (wanted.size() > MAX_OF_ARTICLE) {
                task.warn("Only the first " + MAX_OF_ARTICLE + " pictures are fetched.");
            }
        }
    }

    private static Map<String, String> wanted(Story story) {
        Map<String, String> wanted = new LinkedHashMap<>();
        Hero hero = story.hero();
        if (hero != null) {
            wanted.put(hero.url(), alt(story, hero));
        }
        Jsoup.parseBodyFragment(story.write().path("body").path("html").asText("")).select("img[src^=http]")
                .forEach(image -> wanted.putIfAbsent(image.attr("src"), image.attr("alt")));
        return wanted;
    }

    /// What readers see must have a text for those who cannot see it.
    private static String alt(Story story, Content.Hero hero) {
        if (!hero.alt().isBlank()) {
            return hero.alt();
        }
        String caption = hero.caption() == null ? "" : Jsoup.parseBodyFragment(hero.caption()).text();
        return caption.isBlank() ? story.write().path("headline").asText() : caption;
    }

    /// Shows pictures that were fetched from the library.
    ///
    /// @param write whose body becomes blocks
    /// @return whether the main picture is one of them
    boolean show(RowTask task, Story story, ObjectNode write) {
        String html = write.path("body").path("html").asText("");
        if (!html.isEmpty()) {
            try {
                JsonNode blocks = json.valueToTree(BodySource.of(BodyReader.read(new BodySource(null, html, null))))
                        .path("blocks");
                blocks.forEach(block -> {
                    show(task, block);
                    block.path("images").forEach(image -> show(task, image));
                });
                write.putObject("body").set("blocks", blocks);
            } catch (InvalidBodyException e) {
                // Told when the article is written.
                return false;
            }
        }
        Hero hero = story.hero();
        if (hero == null) {
            return false;
        }
        UUID id = fetch.known(task.job().source(), hero.url()).orElse(null);
        if (id == null) {
            return false;
        }
        if (hero.alt().isBlank()) {
            task.warn("The main picture had no alt text: its caption or the headline is used.");
        }
        write.putObject("heroImage").put("id", id.toString());
        return true;
    }

    private void show(RowTask task, JsonNode image) {
        String url = image.path("url").asText("");
        if (image instanceof ObjectNode block && block.path("type").asText("image").equals("image") && !url.isEmpty()) {
            fetch.known(task.job().source(), url).ifPresent(id -> {
                block.remove("url");
                block.put("media", id.toString());
            });
        }
    }
}
