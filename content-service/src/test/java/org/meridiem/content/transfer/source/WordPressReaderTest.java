package org.meridiem.content.transfer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPressReaderTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/%s/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/%s/"><channel><title>Old</title>""";
    private static final String TERMS = """
            <wp:author><wp:author_login>ana</wp:author_login><wp:author_display_name><![CDATA[Ana Lima]]></wp:author_display_name></wp:author>
            <wp:category><wp:category_nicename>world</wp:category_nicename><wp:category_parent/><wp:cat_name>World</wp:cat_name></wp:category>
            <wp:category><wp:category_nicename>asia</wp:category_nicename><wp:category_parent>world</wp:category_parent><wp:cat_name>Asia</wp:cat_name></wp:category>
            <wp:tag><wp:tag_slug>tea</wp:tag_slug><wp:tag_name><![CDATA[Tea]]></wp:tag_name></wp:tag>
            """;
    private static final String TAIL = "</channel></rss>";

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2"})
    void everyVersionIsRead(String version) {
        List<SourceRow> rows = SourceFile.rows(Format.WORDPRESS,
                HEAD.formatted(version, version) + TERMS + item("1", "Body", "") + TAIL);
        assertThat(rows).extracting(SourceRow::type).containsExactly("author", "category", "category", "tag", "post");
    }

    @Test
    void categoriesAreSectionsBelowOneAnotherAndFurtherOnesTags() {
        List<SourceRow> rows = rows(item("1", "Body",
                """
                        <category domain="category" nicename="asia">Asia</category><category domain="category" nicename="world">World</category>
                        <category domain="post_tag" nicename="tea">Tea</category><category domain="post_format" nicename="aside">Aside</category>"""));
        var asia = (Content.Catalogued) SourceFile.row(rows, "category", "asia").content();
        assertThat(asia.kind()).isEqualTo(Kind.SECTION);
        assertThat(asia.write().path("parent").asText()).isEqualTo("world");
        Content.Story story = story(rows, "1");
        assertThat(story.write().path("section").asText()).isEqualTo("asia");
        assertThat(story.write().path("tags").toString()).isEqualTo("[\"world\",\"tea\"]");
        assertThat(SourceFile.row(rows, "post", "1").warnings()).anyMatch(warning -> warning.contains("Aside"));
    }

    @Test
    void aCircleOfCategoriesEndsAtTheTop() {
        List<SourceRow> rows = rows(
                """
                        <wp:category><wp:category_nicename>a</wp:category_nicename><wp:category_parent>b</wp:category_parent><wp:cat_name>A</wp:cat_name></wp:category>
                        <wp:category><wp:category_nicename>b</wp:category_nicename><wp:category_parent>a</wp:category_parent><wp:cat_name>B</wp:cat_name></wp:category>""");
        assertThat(((Content.Catalogued) SourceFile.row(rows, "category", "a").content()).write().has("parent"))
                .isFalse();
        assertThat(SourceFile.row(rows, "category", "a").warnings()).isNotEmpty();
    }

    @Test
    void blankLinesArePartsAndShortcodesBecomeElements() {
        String html = html("""
                First line
                second line

                [caption id="x" width="100"]<img src="/uploads/tea.jpg" alt="Tea"> A cup[/caption]

                [gallery ids="9,10"]

                https://www.youtube.com/watch?v=abc

                [unknown-thing a="b"]stays[/unknown-thing]""");
        assertThat(html).contains("<p>First line<br>\nsecond line</p>")
                .contains(
                        "<figure><img src=\"https://old.example.org/uploads/tea.jpg\" alt=\"Tea\"><figcaption>A cup</figcaption></figure>")
                .contains("<figure><img src=\"https://files.example.org/nine.jpg\" alt=\"Nine\"></figure>")
                .contains("<iframe src=\"https://www.youtube.com/watch?v=abc\"></iframe>")
                .contains("[unknown-thing a=\"b\"]stays");
    }

    @Test
    void whatIsLostIsNamed() {
        List<SourceRow> rows = rows(attachment() + item("1", """
                [gallery ids="9,10"] [unknown-thing a="b"]x[/unknown-thing]
                <form><input></form>""",
                "<wp:postmeta><wp:meta_key>mood</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>"
                        + "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment><wp:comment><wp:comment_id>2</wp:comment_id></wp:comment>"));
        assertThat(SourceFile.row(rows, "post", "1").warnings()).anyMatch(warning -> warning.contains("attachment 10"))
                .anyMatch(warning -> warning.contains("[unknown-thing]"))
                .anyMatch(warning -> warning.contains("<form>"))
                .anyMatch(warning -> warning.contains("mood"));
        assertThat(SourceFile.row(rows, "comments", "comments-of-1").content())
                .isEqualTo(new Content.NotTaken("Comments are not imported: 2 are left out.", false));
        assertThat(SourceFile.row(rows, "attachment", "9").content()).isInstanceOf(Content.NotTaken.class);
    }

    @Test
    void blocksLoseTheirMarksOnly() {
        List<SourceRow> rows = rows(item("1", """
                <!-- wp:paragraph {"fontSize":"small"} -->
                <p class="has-small-font-size">Text</p>
                <!-- /wp:paragraph -->
                <!-- wp:latest-posts {"a":1} /-->
                <!-- wp:embed {"url":"https://vimeo.com/1"} -->
                <figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
                https://vimeo.com/1
                </div><figcaption>Said</figcaption></figure>
                <!-- /wp:embed -->""", ""));
        String html = story(rows, "1").write().path("body").path("html").asText();
        assertThat(html).doesNotContain("wp:").contains("<iframe src=\"https://vimeo.com/1\">");
        assertThat(SourceFile.row(rows, "post", "1").warnings()).containsExactly(
                "A block that WordPress fills when it shows the page is left out: latest-posts.");
    }

    @Test
    void theMainPictureIsFoundByItsAttachmentAlthoughThatComesLater() {
        List<SourceRow> rows = rows(item("1", "Body",
                "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>")
                + attachment());
        assertThat(story(rows, "1").hero())
                .isEqualTo(new Content.Hero("https://files.example.org/nine.jpg", "Nine", null));
    }

    @Test
    void aPasswordMakesADraftAndATrashedPostIsLeftOut() {
        List<SourceRow> rows = rows(item("1", "Body", "<wp:post_password>enter</wp:post_password>")
                + item("2", "Body", "").replace(">publish<", ">trash<")
                + item("3", "Body", "").replace(">publish<", ">private<"));
        assertThat(story(rows, "1").standing().status()).isEqualTo("DRAFT");
        assertThat(SourceFile.row(rows, "post", "2").content()).isInstanceOf(Content.NotTaken.class);
        assertThat(story(rows, "3").standing().status()).isEqualTo("DRAFT");
    }

    @Test
    void datesAreThoseInGreenwichTime() {
        assertThat(story(rows(item("1", "Body", "")), "1").standing().publishedAt())
                .isEqualTo(Instant.parse("2020-05-01T08:00:00Z"));
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        String laughs = """
                <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
                <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:tag><wp:tag_slug>x</wp:tag_slug><wp:tag_name>&c;</wp:tag_name></wp:tag></channel></rss>""";
        assertThatThrownBy(() -> SourceFile.rows(Format.WORDPRESS, laughs)).isInstanceOf(SourceFault.class);
        String external = laughs.replace("<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">",
                "<!ENTITY c SYSTEM \"file:///etc/passwd\">");
        assertThatThrownBy(() -> SourceFile.rows(Format.WORDPRESS, external)).isInstanceOf(SourceFault.class);
    }

    @Test
    void malformedXmlIsFoundBeforeAnyRow() {
        assertThatThrownBy(() -> rows(item("1", "Body", "") + "<item><title>open")).isInstanceOf(SourceFault.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> SourceFile.rows(Format.WORDPRESS, "<html><body/></html>"))
                .isInstanceOf(SourceFault.class)
                .hasMessageContaining("no WXR");
    }

    private static String html(String content) {
        return story(rows(attachment() + item("1", content, "")), "1").write().path("body").path("html").asText();
    }

    private static Content.Story story(List<SourceRow> rows, String id) {
        return (Content.Story) SourceFile.row(rows, "post", id).content();
    }

    private static List<SourceRow> rows(String items) {
        return SourceFile.rows(Format.WORDPRESS, HEAD.formatted("1.2", "1.2") + TERMS + items + TAIL);
    }

    private static String attachment() {
        return """
                <item><title>nine</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
                <wp:attachment_url>https://files.example.org/nine.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
                <wp:meta_value>Nine</wp:meta_value></wp:postmeta></item>""";
    }

    private static String item(String id, String content, String more) {
        return "<item><title>Title " + id + "</title><dc:creator>ana</dc:creator><content:encoded><![CDATA[" + content
                + "]]></content:encoded>"
                + "<wp:post_id>" + id
                + "</wp:post_id><wp:post_date>2020-05-01 10:00:00</wp:post_date><wp:post_date_gmt>2020-05-01 08:00:00</wp:post_date_gmt>"
                + "<wp:post_name>title-" + id
                + "</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>" + more + "</item>";
    }
}
