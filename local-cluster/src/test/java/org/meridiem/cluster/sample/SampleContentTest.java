package org.meridiem.cluster.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

class SampleContentTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private FakeCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new FakeCluster();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void allOfThePaperIsLoaded() throws Exception {
        Sample sample = SampleFiles.read();

        load();

        assertThat(cluster.all("sections")).hasSize(10);
        assertThat(cluster.all("tags")).hasSize(sample.tags().size());
        assertThat(cluster.all("authors")).hasSize(8)
                .allMatch(author -> author.at("/avatar/id").asText().startsWith("media-"));
        assertThat(cluster.all("articles")).hasSize(sample.articles().size())
                .allMatch(article -> article.at("/heroImage/id").asText().startsWith("media-"));
        assertThat(cluster.all("newsletters")).hasSize(sample.newsletters().size());
        assertThat(cluster.site().path("name").asText()).isEqualTo("The Meridiem");
        assertThat(cluster.takeRequests()).filteredOn("POST /v1/views"::equals).hasSize(12);
        assertThat(told).last().asString().contains("articles");
    }

    @Test
    void everyArticleGoesAsFarAsItsFileSays() throws Exception {
        load();

        for (Sample.Article article : SampleFiles.read().articles()) {
            assertThat(cluster.all("articles")).filteredOn(one -> one.path("slug").asText().equals(article.slug()))
                    .extracting(one -> one.path("status").asText()).containsExactly(article.stage().name());
        }
    }

    @Test
    void anArticleIsDatedAsFarBackAsItsFileSays() throws Exception {
        Sample.Article article = SampleFiles.read().articles().getLast();

        load();

        Instant dated = cluster.all("articles").stream().filter(one -> one.path("slug").asText().equals(article.slug()))
                .map(one -> Instant.parse(one.path("publishedAt").asText())).findFirst().orElseThrow();
        assertThat(dated).isBetween(Instant.now().minus(article.age()).minusSeconds(60),
                Instant.now().minus(article.age()));
    }

    @Test
    void loadingAgainChangesNothing() throws Exception {
        load();
        cluster.takeRequests();

        load();

        assertThat(cluster.takeRequests()).allMatch(request -> request.startsWith("GET "));
        assertThat(told).last().asString().contains("already");
    }

    @Test
    void aSiteThatSomebodyHasSetUpIsLeftAlone() throws Exception {
        cluster.setUp("Our own paper");

        load();

        assertThat(cluster.all("articles")).isEmpty();
        assertThat(cluster.site().path("about").asText()).isEqualTo("Our own paper");
    }

    @Test
    void anInterruptedLoadingGoesOnWhereItStopped() throws Exception {
        AtomicInteger drafts = new AtomicInteger();
        cluster.fail(500, request -> request.equals("POST /v1/editorial/articles") && drafts.incrementAndGet() > 15);

        assertThatExceptionOfType(ApiRefusal.class).isThrownBy(this::load).withMessageContaining("POST ")
                .withMessageContaining("500")
                .withMessageContaining("The fake was told to fail.");
        cluster.fail(500, _ -> false);
        load();

        assertThat(cluster.all("articles")).hasSize(SampleFiles.read().articles().size());
        assertThat(cluster.site().path("about").asText()).isNotEmpty();
    }

    @Test
    void aServiceThatIsBusyIsAskedAgain() throws Exception {
        AtomicInteger tags = new AtomicInteger();
        cluster.fail(503, request -> request.equals("POST /v1/editorial/tags") && tags.incrementAndGet() <= 2);

        load();

        assertThat(cluster.all("tags")).hasSize(SampleFiles.read().tags().size());
    }

    @Test
    void aSeedArticleIsPublishedWithWhatItNeeds() throws Exception {
        URI served = SeedArticle.publish(seed(), Optional.empty(), cluster.uri(), cluster.uri());

        assertThat(served).hasToString(cluster.uri() + "/v1/articles/tea-prices-fall");
        assertThat(cluster.published()).containsExactly("tea-prices-fall");
        assertThat(cluster.all("sections")).extracting(section -> section.path("name").asText())
                .containsExactly("Food & Drink");
        assertThat(cluster.all("authors")).extracting(author -> author.path("kind").asText()).containsExactly("team");
        assertThat(cluster.all("articles").getFirst().path("faq")).hasSize(4);
    }

    @Test
    void aSeedArticleIsPublishedOnce() throws Exception {
        SeedArticle.publish(seed(), Optional.empty(), cluster.uri(), cluster.uri());

        SeedArticle.publish(seed(), Optional.empty(), cluster.uri(), cluster.uri());

        assertThat(cluster.all("articles")).hasSize(1);
        assertThat(cluster.published()).hasSize(1);
    }

    private void load() throws IOException, InterruptedException {
        SampleContent.load(cluster.uri(), cluster.uri(), cluster.uri(), cluster.uri(), told::add,
                (slug, _, _) -> slug.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode seed() {
        ObjectNode seed = Newsroom.JSON.createObjectNode().put("headline", "Tea prices fall")
                .put("dek", "A good harvest reaches the shops.")
                .put("section", "Food & Drink").put("bodyMarkdown", "The harvest was **good**.");
        seed.putObject("author").put("name", "The Tea Team").put("bio", "Writes about tea.");
        seed.putObject("heroImage").put("alt", "A field of tea");
        seed.putArray("keyTakeaways").add("Prices fell").add("The harvest was good").add("It may stay so");
        return seed;
    }
}
