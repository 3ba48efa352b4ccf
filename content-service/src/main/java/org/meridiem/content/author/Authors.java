package org.meridiem.content.author;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.NameSearch;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;

/// Finds authors.
@ApplicationScoped
public class Authors {

    private final AuthorRepository authors;
    private final MediaLibrary media;
    private final ArticleLinks articles;
    private final Cursors cursors;

    Authors(AuthorRepository authors, MediaLibrary media, ArticleLinks articles, Cursors cursors) {
        this.authors = authors;
        this.media = media;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// The authors with these slugs, in the order of the slugs; those that do not exist are left out.
    public List<Author> bySlugs(Collection<String> slugs) {
        List<String> wanted = slugs.stream().filter(SlugPolicy::isSlug).distinct().toList();
        return wanted.isEmpty()
                ? List.of()
                : authors.bySlugs(wanted).stream()
                        .sorted(Comparator.comparingInt(author -> wanted.indexOf(author.slug()))).toList();
    }

    /// The authors with these ids, in no order; those that do not exist are left out.
    public List<Author> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : authors.byIds(ids);
    }

    Optional<Author> byId(UUID id) {
        return authors.findByIdOptional(id);
    }

    Page<Author> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "authors?q=" + q, limit);
        List<String> position = cut.position(cursor);
        NameSearch search = new NameSearch(q, position == null ? null : NameSearch.Position.of(position));
        Long total = count ? authors.count(new NameSearch(q, null)) : null;
        return cut.page(authors.inOrder(search, cut.fetch()),
                author -> new NameSearch.Position(author.name(), author.id()).values(), total);
    }

    Page<PublicAuthor> publicPage(int limit, @Nullable String cursor, boolean count) {
        Page<Author> page = page(null, limit, cursor, count);
        Map<UUID, Long> counts = articles.published(ArticleLinks.Target.AUTHOR,
                page.items().stream().map(Author::id).toList());
        Map<UUID, HeroImage> avatars = media
                .images(page.items().stream().map(Author::avatar).flatMap(Stream::ofNullable).distinct().toList());
        return Cut.map(page,
                author -> PublicAuthor.of(author, author.avatar() == null ? null : avatars.get(author.avatar()),
                        counts.getOrDefault(author.id(), 0L)));
    }

    Optional<PublicAuthor> publicBySlug(String slug) {
        return Optional.of(slug).filter(SlugPolicy::isSlug).flatMap(authors::bySlug).map(author -> {
            long count = articles.published(ArticleLinks.Target.AUTHOR, List.of(author.id())).getOrDefault(author.id(),
                    0L);
            return PublicAuthor.of(author, Optional.ofNullable(author.avatar()).flatMap(media::image).orElse(null),
                    count);
        });
    }
}
