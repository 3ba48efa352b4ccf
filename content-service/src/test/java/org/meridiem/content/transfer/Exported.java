package org.meridiem.content.transfer;

/// Small files as other systems write them.
final class Exported {

    private Exported() {
    }

    /// A Ghost export: two published posts, one for members, one without a title and one without a text; a user who wrote nothing.
    ///
    /// @param mark makes slugs and names the test's own
    static String ghost(String mark) {
        return """
                {"db": [{"meta": {"version": "5.80.0"}, "data": {
                  "posts": [
                    {"id": "p1", "title": "First MARK", "slug": "first-MARK", "html": "<p>Good <em>news</em>.</p><figure><img src=\\"__GHOST_URL__/content/images/cup.jpg\\" alt=\\"A cup\\"></figure><script>x()</script>",
                     "feature_image": "__GHOST_URL__/content/images/leaf.jpg", "type": "post", "status": "published", "visibility": "public",
                     "created_at": "2021-01-01T10:00:00.000Z", "updated_at": "2021-03-01T10:00:00.000Z", "published_at": "2021-02-01T10:00:00.000Z"},
                    {"id": "p2", "title": "Second MARK", "slug": "second-MARK", "html": "<p>More.</p>", "type": "page", "status": "published", "visibility": "public",
                     "published_at": "2021-02-02T10:00:00.000Z"},
                    {"id": "p3", "title": "Members MARK", "slug": "members-MARK", "html": "<p>Secret.</p>", "status": "published", "visibility": "paid",
                     "published_at": "2021-02-03T10:00:00.000Z"},
                    {"id": "p4", "title": "", "slug": "untitled-MARK", "html": "<p>Words without a title.</p>", "status": "published", "visibility": "public",
                     "published_at": "2021-02-04T10:00:00.000Z"},
                    {"id": "p5", "title": "Empty MARK", "slug": "empty-MARK", "html": "", "status": "published", "visibility": "public",
                     "published_at": "2021-02-05T10:00:00.000Z"},
                    {"id": "p1", "title": "Twice MARK", "slug": "twice-MARK", "html": "<p>Twice.</p>", "status": "published", "visibility": "public"}],
                  "posts_authors": [{"post_id": "p1", "author_id": "u1"}, {"post_id": "p2", "author_id": "u1"}, {"post_id": "p3", "author_id": "u1"},
                    {"post_id": "p4", "author_id": "u1"}, {"post_id": "p5", "author_id": "u1"}],
                  "posts_tags": [{"post_id": "p1", "tag_id": "t1"}],
                  "settings": [{"key": "title", "value": "x"}],
                  "tags": [{"id": "t1", "name": "Tag MARK", "slug": "tag-MARK"}],
                  "users": [{"id": "u1", "name": "Writer MARK", "slug": "writer-MARK"}, {"id": "u2", "name": "Idle", "slug": "idle-MARK"}]
                }}]}"""
                .replace("MARK", mark);
    }

    /// A line of our own format.
    static String article(String id, String slug, String status) {
        return """
                {"type": "article", "id": "%s", "status": "%s", "createdAt": "2020-01-01T00:00:00Z", "publishedAt": "2020-01-02T00:00:00Z", \
                "content": {"headline": "Line %s", "slug": "%s", "body": {"markdown": "Text of %s."}, "section": "business", "authors": ["ana-lima"]}}"""
                .formatted(id, status, slug, slug, slug);
    }
}
