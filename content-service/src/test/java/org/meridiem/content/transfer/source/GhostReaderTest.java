package org.meridiem.content.transfer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class GhostReaderTest {

    private static final String EXPORT = """
            {"db": [{"meta": {"exported_on": 1, "version": "5.80.0"}, "data": {
              "posts": [
                {"id": "p1", "title": "Harvest", "slug": "harvest", "html": "<p>Good <a href=\\"__GHOST_URL__/more/\\">news</a>.</p><script>x()</script>",
                 "feature_image": "__GHOST_URL__/content/images/tea.jpg", "featured": 1, "type": "post", "status": "published", "visibility": "public",
                 "created_at": "2021-01-01T10:00:00.000Z", "updated_at": "2021-03-01T10:00:00.000Z", "published_at": "2021-02-01T10:00:00.000Z",
                 "custom_excerpt": "In short", "codeinjection_head": "<style></style>"},
                {"id": "p2", "title": "For members", "slug": "for-members", "html": "<p>Secret</p>", "type": "post", "status": "published",
                 "visibility": "paid", "published_at": "2021-02-01T10:00:00.000Z"},
                {"id": "p3", "title": "(Untitled)", "slug": "Bad Slug!", "html": null, "lexical":
                 "{\\"root\\":{\\"children\\":[{\\"type\\":\\"paragraph\\",\\"children\\":[{\\"type\\":\\"extended-text\\",\\"text\\":\\"Bold words\\",\\"format\\":1}]}]}}",
                 "type": "page", "status": "draft", "visibility": "public"},
                {"id": "p4", "title": "Later", "slug": "later", "mobiledoc": "{\\"sections\\":[[1,\\"p\\",[[0,[0],1,\\"Old editor\\"]]],[10,0]],\\"markups\\":[[\\"em\\"]],\\"cards\\":[[\\"hr\\",{}]],\\"atoms\\":[]}",
                 "status": "scheduled", "published_at": "2099-01-01T00:00:00.000Z", "visibility": "public"}],
              "posts_authors": [{"post_id": "p1", "author_id": "u2", "sort_order": 1}, {"post_id": "p1", "author_id": "u1", "sort_order": 0}],
              "posts_meta": [{"post_id": "p1", "meta_title": "For engines", "feature_image_alt": "Tea leaves"}],
              "posts_tags": [{"post_id": "p1", "tag_id": "t2", "sort_order": 1}, {"post_id": "p1", "tag_id": "t1", "sort_order": 0},
                {"post_id": "p1", "tag_id": "t3", "sort_order": 2}],
              "settings": [{"key": "title", "value": "x"}, {"key": "lang", "value": "en"}],
              "tags": [{"id": "t1", "name": "Tea", "slug": "tea"}, {"id": "t2", "name": "Trade", "slug": "trade"},
                {"id": "t3", "name": "#hidden", "slug": "hash-hidden", "visibility": "internal"}],
              "users": [{"id": "u1", "name": "Ana", "slug": "ana"}, {"id": "u2", "name": "Ben", "slug": "ben"}, {"id": "u3", "name": "Idle", "slug": "idle"}]
            }}]}""";

    private final List<SourceRow> rows = SourceFile.rows(Format.GHOST, EXPORT);

    @Test
    void aPostKeepsItsRelationsInOrderAlthoughTheyComeAfterIt() {
        Content.Story story = story("post", "p1");
        assertThat(story.write().path("tags").toString()).isEqualTo("[\"tea\",\"trade\"]");
        assertThat(story.write().path("authors").toString()).isEqualTo("[\"ana\",\"ben\"]");
        assertThat(story.write().path("section").asText()).isEqualTo("news");
        assertThat(story.write().path("seo").path("title").asText()).isEqualTo("For engines");
        assertThat(story.write().path("dek").asText()).isEqualTo("In short");
        assertThat(story.write().path("featured").asBoolean()).isTrue();
    }

    @Test
    void aPostKeepsItsDates() {
        Content.Standing standing = story("post", "p1").standing();
        assertThat(standing.status()).isEqualTo("PUBLISHED");
        assertThat(standing.createdAt()).isEqualTo(Instant.parse("2021-01-01T10:00:00Z"));
        assertThat(standing.publishedAt()).isEqualTo(Instant.parse("2021-02-01T10:00:00Z"));
        assertThat(standing.updatedAt()).isEqualTo(Instant.parse("2021-03-01T10:00:00Z"));
    }

    @Test
    void addressesStartAtTheOldSite() {
        Content.Story story = story("post", "p1");
        assertThat(story.write().path("body").path("html").asText()).contains("href=\"https://old.example.org/more/\"");
        assertThat(story.hero())
                .isEqualTo(new Content.Hero("https://old.example.org/content/images/tea.jpg", "Tea leaves", null));
    }

    @Test
    void whatIsLostIsNamed() {
        assertThat(SourceFile.row(rows, "post", "p1").warnings()).anyMatch(warning -> warning.contains("<script>"))
                .anyMatch(warning -> warning.contains("head")).anyMatch(warning -> warning.contains("#hidden"));
        assertThat(SourceFile.row(rows, "table", "settings").title()).isEqualTo("settings (2 rows)");
        assertThat(SourceFile.row(rows, "user", "u3").content()).isInstanceOf(Content.NotTaken.class);
        assertThat(SourceFile.row(rows, "tag", "t3").content()).isInstanceOf(Content.NotTaken.class);
    }

    @Test
    void whatWasForMembersBecomesADraft() {
        assertThat(story("post", "p2").standing().status()).isEqualTo("DRAFT");
        assertThat(SourceFile.row(rows, "post", "p2").warnings()).anyMatch(warning -> warning.contains("paid"));
    }

    @Test
    void aPageWithoutHtmlIsReadFromItsEditorFormat() {
        Content.Story story = story("page", "p3");
        assertThat(story.write().path("kind").asText()).isEqualTo("page");
        assertThat(story.write().path("body").path("html").asText()).isEqualTo("<p><strong>Bold words</strong></p>");
        assertThat(story.write().path("headline").asText()).isEqualTo("Bold words");
        assertThat(story.write().path("slug").asText()).isEqualTo("bad-slug");
        assertThat(story("post", "p4").write().path("body").path("html").asText())
                .isEqualTo("<p><em>Old editor</em></p><hr>");
        assertThat(story("post", "p4").standing().ahead().publication().at())
                .isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
    }

    @Test
    void theFirstTagCanBeTheSection() {
        List<SourceRow> byTag = SourceFile.rows(Format.GHOST, EXPORT,
                SourceFile.options(SectionBy.PRIMARY_TAG, "news"));
        Content.Story story = (Content.Story) SourceFile.row(byTag, "post", "p1").content();
        assertThat(story.write().path("section").asText()).isEqualTo("tea");
        assertThat(story.names()).containsEntry("section:tea", "Tea");
    }

    @Test
    void aFileThatIsCutOffIsFoundBeforeAnyRow() {
        assertThatThrownBy(() -> SourceFile.rows(Format.GHOST, EXPORT.substring(0, EXPORT.length() - 200)))
                .isInstanceOf(SourceFault.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> SourceFile.rows(Format.GHOST, "{\"db\": [{\"data\": {}}]}"))
                .isInstanceOf(SourceFault.class)
                .hasMessageContaining("no tables");
    }

    private Content.Story story(String type, String id) {
        return (Content.Story) SourceFile.row(rows, type, id).content();
    }
}
