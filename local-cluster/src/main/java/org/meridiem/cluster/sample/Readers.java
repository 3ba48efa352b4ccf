package org.meridiem.cluster.sample;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A dozen readers who look at some of the articles, so that there is something to rank.
///
/// Few on purpose: all of them come from this machine, and one network may only count so often for one article.
final class Readers {

    private static final List<String> BROWSERS = List.of("Firefox/141.0", "Firefox/140.0",
            "Chrome/139.0.0.0 Safari/537.36",
            "Chrome/138.0.0.0 Safari/537.36", "Chrome/137.0.0.0 Safari/537.36", "Version/18.5 Safari/605.1.15",
            "Version/18.4 Safari/605.1.15", "Version/17.6 Safari/605.1.15", "Edg/139.0.0.0 Safari/537.36",
            "Edg/138.0.0.0 Safari/537.36", "Firefox/139.0", "Chrome/136.0.0.0 Safari/537.36");
    private static final int NEWEST = 24;
    private static final int READ_TO_THE_END = 5;

    private final Api trending;

    Readers(Api trending) {
        this.trending = trending;
    }

    /// Some of the newest articles are liked better than others, by their slugs' checksums: what is read most is not what is newest.
    ///
    /// @param articles newest first
    /// @param known    what the service knows of them, by slug
    void visit(List<Sample.Article> articles, Map<String, JsonNode> known) throws IOException, InterruptedException {
        List<String> bestFirst = articles.stream().filter(article -> article.stage() == Sample.Stage.PUBLISHED)
                .map(Sample.Article::slug).filter(known::containsKey).limit(NEWEST)
                .sorted(Comparator.comparingLong(HeroImages::seed)).map(slug -> known.get(slug).path("id").asText())
                .toList();
        for (int reader = 0; reader < BROWSERS.size(); reader++) {
            trending.postAsReader("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 " + BROWSERS.get(reader), "/v1/views",
                    visit(reader, bestFirst));
        }
    }

    /// The first reader sees the most: one article less with each reader, and fewer still are read to the end.
    private static ObjectNode visit(int reader, List<String> bestFirst) {
        ObjectNode beacon = Newsroom.JSON.createObjectNode();
        ArrayNode events = beacon.putArray("events");
        int seen = Math.min(bestFirst.size(), BROWSERS.size() - reader + 3);
        for (int place = 0; place < seen; place++) {
            String id = bestFirst.get(place);
            events.addObject().put("article", id).put("event", "view");
            if (place + reader < READ_TO_THE_END) {
                events.addObject().put("article", id).put("event", "read").put("seconds", 60 + 7 * reader + 3 * place);
            }
        }
        return beacon;
    }
}
