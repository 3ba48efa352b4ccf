package org.meridiem.cluster.sample;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.meridiem.cluster.sample.Api.Answer;
import org.meridiem.cluster.sample.Tokens.User;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an editor does with the content-service, step by step. Each step looks first whether it was done before.
final class Newsroom {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String EDITORIAL = "/v1/editorial/";

    private final Api content;
    private final Map<String, Map<String, JsonNode>> known = new ConcurrentHashMap<>();

    Newsroom(Api content) {
        this.content = content;
    }

    /// What there is of a kind (`sections`, `tags`, `authors`, `articles`) by slug; asked once.
    Map<String, JsonNode> existing(String kind) throws IOException, InterruptedException {
        Map<String, JsonNode> found = known.get(kind);
        if (found == null) {
            found = new ConcurrentHashMap<>();
            for (JsonNode item : content.all(User.EDITOR, EDITORIAL + kind)) {
                found.put(item.path("slug").asText(), item);
            }
            known.put(kind, found);
        }
        return found;
    }

    /// Creates a section, tag or author unless there is one with this slug.
    ///
    /// @param thing with a member `slug`
    void ensure(User user, String kind, ObjectNode thing) throws IOException, InterruptedException {
        String slug = thing.path("slug").asText();
        if (!existing(kind).containsKey(slug)) {
            existing(kind).put(slug, content.post(user, EDITORIAL + kind, thing).body());
        }
    }

    /// Creates something and answers what came into being, the slug that the service gave it included.
    JsonNode create(User user, String kind, ObjectNode thing) throws IOException, InterruptedException {
        return content.post(user, EDITORIAL + kind, thing).body();
    }

    /// Uploads a picture.
    ///
    /// @return its id
    String picture(String fileName, byte[] image, Map<String, String> words) throws IOException, InterruptedException {
        String type = fileName.endsWith(".png") ? "image/png" : "image/jpeg";
        return content.upload(User.EDITOR, EDITORIAL + "media", fileName, type, image, words).text("id");
    }

    /// Creates an article as a draft.
    Progress draft(ObjectNode article) throws IOException, InterruptedException {
        return Progress.of(content.post(User.EDITOR, EDITORIAL + "articles", article));
    }

    /// An article as it is now.
    Progress article(String id) throws IOException, InterruptedException {
        return Progress.of(content.get(User.EDITOR, EDITORIAL + "articles/" + id));
    }

    /// Takes an article one step on.
    ///
    /// @param more members beside `transition`, such as `at`
    Progress transition(User user, Progress article, String transition, Map<String, String> more)
            throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("transition", transition);
        more.forEach(request::put);
        return Progress.of(
                content.post(user, EDITORIAL + "articles/" + article.id() + "/transitions", request, article.etag()));
    }

    /// The site's settings and their version.
    Answer site() throws IOException, InterruptedException {
        return content.get(User.ADMIN, EDITORIAL + "site");
    }

    void site(ObjectNode settings, String etag) throws IOException, InterruptedException {
        content.put(User.ADMIN, EDITORIAL + "site", settings, etag);
    }

    /// How far an article is.
    ///
    /// @param status as the API calls it
    /// @param etag   of this version
    record Progress(String id, String slug, String status, String etag) {

        static Progress of(Answer answer) throws IOException {
            String etag = answer.etag()
                    .orElseThrow(() -> new IOException("an article came without an ETag: " + answer.body()));
            return new Progress(answer.text("id"), answer.text("slug"), answer.text("status"), etag);
        }

        boolean is(Sample.Stage stage) {
            return status.equals(stage.name());
        }
    }
}
