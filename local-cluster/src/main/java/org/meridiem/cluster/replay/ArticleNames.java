package org.meridiem.cluster.replay;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.json.JsonMapper;

/// Which article a page is.
///
/// An id is itself. The last part of any other page is asked for as a slug, once; or, where ids are to be made up, every page has the id that its text gives.
final class ArticleNames {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final URI content;
    private final boolean madeUp;
    private final Map<String, Optional<UUID>> known = new HashMap<>();

    /// @param madeUp whether nobody is to be asked
    ArticleNames(HttpClient client, URI content, boolean madeUp) {
        this.client = client;
        this.content = content;
        this.madeUp = madeUp;
    }

    Optional<UUID> of(String page) throws IOException, InterruptedException {
        if (ID.matcher(page).matches()) {
            return Optional.of(UUID.fromString(page));
        }
        if (madeUp) {
            return Optional.of(madeUp(page));
        }
        String slug = page.replaceAll("/+$", "");
        slug = slug.substring(slug.lastIndexOf('/') + 1).replaceAll("\\.html?$", "");
        Optional<UUID> answer = known.get(slug);
        if (answer == null) {
            answer = slug.isEmpty() ? Optional.empty() : asked(slug);
            known.put(slug, answer);
        }
        return answer;
    }

    static UUID madeUp(String page) {
        return UUID.nameUUIDFromBytes(page.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<UUID> asked(String slug) throws IOException, InterruptedException {
        URI article = content
                .resolve("/v1/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8) + "?fields=id");
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(article).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() == 200
                ? Optional.of(UUID.fromString(JSON.readTree(answer.body()).path("id").asText()))
                : Optional.empty();
    }
}
