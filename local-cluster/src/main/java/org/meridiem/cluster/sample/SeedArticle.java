package org.meridiem.cluster.sample;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.meridiem.cluster.sample.Newsroom.Progress;
import org.meridiem.cluster.sample.Tokens.User;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Publishes one article that lies in a JSON file, and prints where it is served.
///
/// The file has the members `headline`, `dek`, `section` (a name), `author {name, bio}`, `heroImage {alt}`, `keyTakeaways []` and `bodyMarkdown`; others are
/// not used. Section and author are looked up by name and made when there is none; the picture is painted. The questions that people ask come from a second file,
/// a JSON list of `{question, answer}`, or else out of dek and takeaways.
///
/// Run again, it finds the article by its headline and finishes what is left to do.
public final class SeedArticle {

    private static final String USAGE = "usage: SeedArticle FILE [FAQ-FILE]";
    private static final ObjectMapper JSON = Newsroom.JSON;

    private final Newsroom newsroom;
    private final Api content;

    private SeedArticle(Newsroom newsroom, Api content) {
        this.newsroom = newsroom;
        this.content = content;
    }

    /// @param args the article's file, and perhaps one with questions; `MERIDIEM_CONTENT_URL` and `MERIDIEM_REALM_URL` in the environment say where the
    ///             cluster is, if it is not on its usual ports
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 1 || args.length > 2) {
            out.println(USAGE);
            System.exit(2);
        }
        try {
            JsonNode seed = JSON.readTree(Files.readString(Path.of(args[0])));
            Optional<JsonNode> faq = args.length == 1
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(Files.readString(Path.of(args[1]))));
            URI service = URI.create(setting("MERIDIEM_CONTENT_URL", "http://127.0.0.1:8081"));
            out.println(publish(seed, faq, service,
                    URI.create(setting("MERIDIEM_REALM_URL", "http://127.0.0.1:8180/realms/meridiem"))));
        } catch (IOException e) {
            out.println("The article could not be published: " + e.getMessage());
            System.exit(1);
        }
    }

    /// Publishes an article.
    ///
    /// @param seed     as read from its file
    /// @param faq      a list of questions with answers; empty to make some out of the article
    /// @param service  base address of the content-service
    /// @param keycloak address of the realm
    /// @return where the article is served
    public static URI publish(JsonNode seed, Optional<JsonNode> faq, URI service, URI keycloak)
            throws IOException, InterruptedException {
        try (HttpClient http = SampleContent.client()) {
            Api content = new Api(http, service, new Tokens(http, keycloak));
            String slug = new SeedArticle(new Newsroom(content), content).publish(seed,
                    faq.orElseGet(() -> questions(seed)));
            return URI.create(service + "/v1/articles/" + slug);
        }
    }

    private String publish(JsonNode seed, JsonNode faq) throws IOException, InterruptedException {
        String headline = text(seed, "/headline");
        Optional<JsonNode> there = content
                .all(User.EDITOR,
                        "/v1/editorial/articles?q="
                                + Api.encoded(headline.substring(0, Math.min(headline.length(), 200))))
                .stream()
                .filter(one -> one.path("headline").asText().equals(headline)).findFirst();
        Progress article = there.isPresent()
                ? newsroom.article(there.get().path("id").asText())
                : newsroom.draft(draft(seed, faq));
        for (Step step : Step.values()) {
            if (article.is(step.from)) {
                article = newsroom.transition(step.who, article, step.transition, Map.of());
            }
        }
        return article.slug();
    }

    private ObjectNode draft(JsonNode seed, JsonNode faq) throws IOException, InterruptedException {
        String headline = text(seed, "/headline");
        ObjectNode draft = JSON.createObjectNode().put("headline", headline).put("dek", seed.path("dek").asText());
        draft.put("section",
                named(User.ADMIN, "sections", JSON.createObjectNode().put("name", text(seed, "/section"))));
        draft.putArray("authors").add(author(seed));
        draft.set("keyTakeaways", seed.path("keyTakeaways").deepCopy());
        draft.set("faq", faq);
        draft.putObject("body").put("markdown", text(seed, "/bodyMarkdown"));
        String picture = newsroom.picture("seed-" + HeroImages.seed(headline) + ".jpg",
                HeroImages.jpeg(headline, "technology", ""),
                Map.of("alt", seed.at("/heroImage/alt").asText("Illustration"), "credit",
                        "Illustration: The Meridiem"));
        draft.putObject("heroImage").put("id", picture);
        return draft;
    }

    private String author(JsonNode seed) throws IOException, InterruptedException {
        String name = text(seed, "/author/name");
        boolean team = name.toLowerCase(Locale.ROOT).endsWith(" team");
        return named(User.EDITOR, "authors",
                JSON.createObjectNode().put("name", name).put("bio", seed.at("/author/bio").asText())
                        .put("kind", team ? "team" : "person"));
    }

    /// The slug of what has this name, made if there is none.
    private String named(User user, String kind, ObjectNode thing) throws IOException, InterruptedException {
        String name = thing.path("name").asText();
        for (JsonNode one : newsroom.existing(kind).values()) {
            if (one.path("name").asText().equalsIgnoreCase(name)) {
                return one.path("slug").asText();
            }
        }
        if (kind.equals("authors")) {
            String avatar = newsroom.picture("author-" + HeroImages.seed(name) + ".png", Avatars.png(name),
                    Map.of("alt", "The initials of " + name));
            thing.putObject("avatar").put("id", avatar);
        }
        return newsroom.create(user, kind, thing).path("slug").asText();
    }

    static ArrayNode questions(JsonNode seed) {
        ArrayNode faq = JSON.createArrayNode();
        List<JsonNode> takeaways = seed.path("keyTakeaways").valueStream().toList();
        ask(faq, "What is this about?", seed.path("dek").asText());
        if (!takeaways.isEmpty()) {
            ask(faq, "What has happened?", takeaways.getFirst().asText());
        }
        if (takeaways.size() > 2) {
            ask(faq, "Why does it matter?", takeaways.get(takeaways.size() - 2).asText());
        }
        if (takeaways.size() > 1) {
            ask(faq, "What comes next?", takeaways.getLast().asText());
        }
        return faq;
    }

    private static void ask(ArrayNode faq, String question, String answer) {
        if (!answer.isBlank()) {
            faq.addObject().put("question", question).put("answer", answer);
        }
    }

    private static String text(JsonNode seed, String pointer) throws IOException {
        String text = seed.at(pointer).asText();
        if (text.isBlank()) {
            throw new IOException("the file has no " + pointer);
        }
        return text;
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /// The way from draft to the public.
    private enum Step {
        SUBMIT(Sample.Stage.DRAFT, "submit", User.EDITOR), APPROVE(Sample.Stage.IN_REVIEW, "approve",
                User.EDITOR), PUBLISH(Sample.Stage.APPROVED, "publish", User.PUBLISHER);

        private final Sample.Stage from;
        private final String transition;
        private final User who;

        Step(Sample.Stage from, String transition, User who) {
            this.from = from;
            this.transition = transition;
            this.who = who;
        }
    }
}
