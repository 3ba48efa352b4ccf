package org.meridiem.cluster.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.sample.Newsroom.Progress;
import org.meridiem.cluster.sample.Tokens.User;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Fills a running cluster with the sample newspaper, through the public APIs and with real tokens.
///
/// The site's settings are written last and mark that all is there: a site that somebody has set up is left alone, and a loading that was interrupted goes on
/// where it stopped, because everything is looked up by its slug before it is made.
public final class SampleContent {

    private static final ObjectMapper JSON = Newsroom.JSON;
    private static final int AT_ONCE = 4;

    private final Sample sample;
    private final Painter painter;
    private final Newsroom newsroom;
    private final Api trending;
    private final Api newsletter;
    private final Consumer<String> progress;

    private SampleContent(Sample sample, Painter painter, Newsroom newsroom, Api trending, Api newsletter,
            Consumer<String> progress) {
        this.sample = sample;
        this.painter = painter;
        this.newsroom = newsroom;
        this.trending = trending;
        this.newsletter = newsletter;
        this.progress = progress;
    }

    /// Loads the sample newspaper, unless it is there.
    ///
    /// @param content    base address of the content-service
    /// @param trending   base address of the trending-service
    /// @param newsletter base address of the newsletter-service
    /// @param keycloak   address of the realm, whose local users sign in with their passwords
    /// @param progress   is told in a few words how far it is
    /// @throws IOException when a call fails; the message shows the request and the service's own words
    public static void load(URI content, URI trending, URI newsletter, URI keycloak, Consumer<String> progress)
            throws IOException, InterruptedException {
        load(content, trending, newsletter, keycloak, progress, HeroImages::jpeg);
    }

    static void load(URI content, URI trending, URI newsletter, URI keycloak, Consumer<String> progress,
            Painter painter)
            throws IOException, InterruptedException {
        Sample sample = SampleFiles.read();
        try (HttpClient http = client()) {
            Tokens tokens = new Tokens(http, keycloak);
            new SampleContent(sample, painter, new Newsroom(new Api(http, content, tokens)),
                    new Api(http, trending, tokens),
                    new Api(http, newsletter, tokens), progress).load();
        }
    }

    /// Paints a hero image as [HeroImages#jpeg(String, String, String)] does.
    interface Painter {
        byte[] jpeg(String slug, String topSection, String motif);
    }

    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private void load() throws IOException, InterruptedException {
        Api.Answer site = newsroom.site();
        if (!site.text("about").isEmpty()) {
            progress.accept("sample content is there already");
            return;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            taxonomy(workers);
            progress.accept(sample.sections().size() + " sections, " + sample.tags().size() + " tags and "
                    + sample.authors().size() + " authors are there");
            articles(workers);
            newsletters();
            new Readers(trending).visit(sample.articles(), newsroom.existing("articles"));
        }
        String logo = newsroom.picture("logo.png", Logo.png(),
                Map.of("alt", "A globe with its meridians, one of them in orange", "credit", "The Meridiem"));
        newsroom.site(settings(logo), site.etag().orElse("*"));
        progress.accept(
                sample.articles().size() + " articles and " + sample.newsletters().size() + " newsletters are there");
    }

    private void taxonomy(ExecutorService workers) throws IOException, InterruptedException {
        // One after another: the order of their making is the order of the navigation, and a parent comes before its children.
        for (Sample.Section top : sample.sections()) {
            newsroom.ensure(User.ADMIN, "sections", section(top));
            for (Sample.Section child : top.below()) {
                newsroom.ensure(User.ADMIN, "sections", section(child).put("parent", top.slug()));
            }
        }
        newsroom.existing("tags");
        newsroom.existing("authors");
        List<Callable<@Nullable Void>> work = new ArrayList<>();
        for (Sample.Tag tag : sample.tags()) {
            work.add(() -> {
                newsroom.ensure(User.EDITOR, "tags", tag(tag));
                return null;
            });
        }
        for (Sample.Author author : sample.authors()) {
            work.add(() -> {
                author(author);
                return null;
            });
        }
        all(workers, work);
    }

    private void author(Sample.Author author) throws IOException, InterruptedException {
        if (!newsroom.existing("authors").containsKey(author.slug())) {
            String avatar = newsroom.picture(author.slug() + ".png", Avatars.png(author.name()),
                    Map.of("alt", "The initials of " + author.name(), "credit", "The Meridiem"));
            newsroom.ensure(User.EDITOR, "authors",
                    JSON.createObjectNode().put("slug", author.slug()).put("name", author.name())
                            .put("role", author.role()).put("bio", author.bio())
                            .set("avatar", JSON.createObjectNode().put("id", avatar)));
        }
    }

    /// Writes the articles and takes each as far as its file says.
    private void articles(ExecutorService workers) throws IOException, InterruptedException {
        newsroom.existing("articles");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        AtomicInteger written = new AtomicInteger();
        List<Callable<@Nullable Void>> work = new ArrayList<>();
        for (Sample.Article article : sample.articles()) {
            work.add(() -> {
                takeOn(article, drafted(article), now);
                int count = written.incrementAndGet();
                if (count % 10 == 0) {
                    progress.accept(count + " of " + sample.articles().size() + " articles are written");
                }
                return null;
            });
        }
        all(workers, work);
    }

    private Progress drafted(Sample.Article article) throws IOException, InterruptedException {
        @Nullable
        JsonNode there = newsroom.existing("articles").get(article.slug());
        if (there != null) {
            return newsroom.article(there.path("id").asText());
        }
        Sample.Hero hero = article.front().hero();
        byte[] painting = painter.jpeg(article.slug(), sample.topOf(article.front().section()).orElse(""),
                hero.motif());
        String picture = newsroom.picture(article.slug() + ".jpg", painting,
                Map.of("alt", hero.alt(), "caption", hero.caption(), "credit", hero.credit()));
        Progress draft = newsroom.draft(ArticleDrafts.of(article, picture));
        newsroom.existing("articles").put(article.slug(), JSON.createObjectNode().put("id", draft.id()));
        return draft;
    }

    /// Published articles are dated as far back as their files say.
    private void takeOn(Sample.Article article, Progress draft, Instant now) throws IOException, InterruptedException {
        Progress reached = draft;
        if (article.stage().compareTo(Sample.Stage.IN_REVIEW) >= 0 && reached.is(Sample.Stage.DRAFT)) {
            reached = newsroom.transition(User.EDITOR, reached, "submit", Map.of());
        }
        if (article.stage().compareTo(Sample.Stage.APPROVED) >= 0 && reached.is(Sample.Stage.IN_REVIEW)) {
            reached = newsroom.transition(User.EDITOR, reached, "approve", Map.of());
        }
        if (article.stage() == Sample.Stage.PUBLISHED && reached.is(Sample.Stage.APPROVED)) {
            newsroom.transition(User.PUBLISHER, reached, "publish", Map.of("at", now.minus(article.age()).toString()));
        }
    }

    private void newsletters() throws IOException, InterruptedException {
        List<String> there = newsletter.all(User.EDITOR, "/v1/editorial/newsletters").stream()
                .map(one -> one.path("slug").asText()).toList();
        for (Sample.Newsletter one : sample.newsletters()) {
            if (!there.contains(one.slug())) {
                newsletter.post(User.EDITOR, "/v1/editorial/newsletters", JSON.valueToTree(one));
            }
        }
    }

    private ObjectNode settings(String logo) {
        ObjectNode settings = JSON.valueToTree(sample.site());
        settings.putObject("logo").put("id", logo);
        return settings;
    }

    private static ObjectNode section(Sample.Section section) {
        return described(JSON.createObjectNode().put("slug", section.slug()).put("name", section.name()),
                section.description());
    }

    private static ObjectNode tag(Sample.Tag tag) {
        return described(JSON.createObjectNode().put("slug", tag.slug()).put("name", tag.name()), tag.description());
    }

    private static ObjectNode described(ObjectNode thing, @Nullable String description) {
        return description == null ? thing : thing.put("description", description);
    }

    /// Does all of it, a few at once; the first failure is thrown when the rest has ended.
    private static <T extends @Nullable Object> List<T> all(ExecutorService workers, List<Callable<T>> work)
            throws IOException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : workers.invokeAll(work)) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException("the sample content could not be loaded", e.getCause());
            }
        }
        return results;
    }
}
