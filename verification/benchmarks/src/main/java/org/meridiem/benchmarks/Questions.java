package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.meridiem.cluster.ClusterException;

import com.fasterxml.jackson.databind.JsonNode;

/// What readers ask for, as files of requests.
///
/// @param slugs 1,000 random articles
/// @param lists the newest 20 of each section
/// @param all   every case by its name
record Questions(Path slugs, Path lists, Map<String, Path> all) {

    private static final int ARTICLES = 1_000;
    private static final int WORDS = 200;
    private static final int DEEP_PAGES = 50;

    /// @param service where to look up tags and cursors
    static Questions about(Corpus corpus, Editor editor, LoadGenerator generator, URI service) {
        var random = new Random(corpus.size());
        List<String> slugs = random.ints(0, corpus.size()).distinct().limit(ARTICLES)
                .mapToObj(number -> "/v1/articles/" + Corpus.slug(number)).toList();
        List<String> lists = IntStream.range(0, Corpus.SECTIONS)
                .mapToObj(section -> "/v1/articles?section=" + Corpus.name("section", section) + "&limit=20").toList();
        Map<String, Path> all = new LinkedHashMap<>();
        Path slugFile = generator.requests("slugs", slugs);
        Path listFile = generator.requests("lists", lists);
        all.put("article by slug", slugFile);
        all.put("newest 20 of a section", listFile);
        all.put("first page of all", generator.requests("first", List.of("/v1/articles?limit=20")));
        all.put("deep page of all", generator.requests("deep", List.of(deep(editor))));
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            all.put("conditional GET (304)", generator.requests("conditional", slugs.stream()
                    .map(path -> path + "\t" + get(client, service, path).headers().firstValue("etag").orElseThrow())
                    .toList()));
            List<String> searches = IntStream.range(0, WORDS).mapToObj(i -> "/v1/search?q=" + Prose.word(random))
                    .distinct().toList();
            if (get(client, service, searches.getFirst()).statusCode() == 200) {
                all.put("search", generator.requests("search", searches));
            }
        }
        return new Questions(slugFile, listFile, all);
    }

    private static HttpResponse<Void> get(HttpClient client, URI service, String path) {
        try {
            return client.send(HttpRequest.newBuilder(service.resolve(path)).header("Accept-Encoding", "gzip").build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new ClusterException(path + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    /// A page far behind the first.
    private static String deep(Editor editor) {
        List<String> cursors = new ArrayList<>();
        JsonNode page = editor.get("/v1/articles?fields=slug&limit=100");
        while (page.hasNonNull("nextCursor") && cursors.size() < DEEP_PAGES - 3) {
            cursors.add(page.get("nextCursor").asText());
            page = editor.get("/v1/articles?fields=slug&limit=100&cursor=" + cursors.getLast());
        }
        return "/v1/articles?limit=20&cursor=" + cursors.get(cursors.size() * 9 / 10);
    }
}
