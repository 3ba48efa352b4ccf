package org.meridiem.content.author;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.NameSearch;
import org.meridiem.content.editing.Usage;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// Finds authors.
@ApplicationScoped
public class Authors {

    private final AuthorRepository authors;
    private final Teams teams;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final MediaLibrary media;
    private final ArticleLinks articles;
    private final Cursors cursors;

    Authors(AuthorRepository authors, Teams teams, TaxonomySlugs slugs, Merges merges, MediaLibrary media,
            ArticleLinks articles, Cursors cursors) {
        this.authors = authors;
        this.teams = teams;
        this.slugs = slugs;
        this.merges = merges;
        this.media = media;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// The authors whom these slugs lead to, by the slug that was asked for: the present one or a former one. Slugs that lead to nobody are
    /// left out.
    public Map<String, Author> bySlugs(Collection<String> wanted) {
        Map<String, UUID> owners = slugs.owners(Taxon.AUTHOR, wanted);
        Map<UUID, Author> found = new HashMap<>();
        byIds(owners.values()).forEach(author -> found.put(author.id(), author));
        Map<String, Author> bySlug = new HashMap<>();
        owners.forEach((slug, id) -> Optional.ofNullable(found.get(id)).ifPresent(author -> bySlug.put(slug, author)));
        return bySlug;
    }

    /// The authors with these ids, in no order; those that do not exist are left out.
    public List<Author> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : authors.byIds(ids);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404, 410
    @Transactional
    AuthorView view(UUID id) {
        return view(authors.findByIdOptional(id).orElseThrow(() -> merges.absent(Taxon.AUTHOR, id)));
    }

    AuthorView view(Author author) {
        return AuthorView.of(author, members(author), slugs.others(Taxon.AUTHOR, author.id()));
    }

    /// Slugs of the persons of a team.
    List<String> members(Author author) {
        return slugs(teams.members(List.of(author.id())).get(author.id()));
    }

    /// Where it is used.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 410
    @Transactional
    Usage usage(UUID id, Caller caller, int limit, @Nullable String cursor) {
        view(id);
        return articles.usage(ArticleLinks.Target.AUTHOR, id, caller, limit, cursor).withTeams(teams.count(id));
    }

    /// Where a slug leads that no author has at present.
    Optional<String> movedTo(String slug) {
        return slugs.present(Taxon.AUTHOR, slug);
    }

    Page<AuthorView> views(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Page<Author> page = page(q, limit, cursor, count);
        List<UUID> ids = page.items().stream().map(Author::id).toList();
        Map<UUID, List<AuthorReference>> members = teams.members(ids);
        Map<UUID, List<String>> former = slugs.others(Taxon.AUTHOR, ids);
        return Cut.map(page, author -> AuthorView.of(author, slugs(members.get(author.id())),
                former.getOrDefault(author.id(), List.of())));
    }

    private static List<String> slugs(@Nullable List<AuthorReference> references) {
        return references == null ? List.of() : references.stream().map(AuthorReference::slug).toList();
    }

    private Page<Author> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "authors?q=" + q, limit);
        List<String> position = cut.position(cursor);
        NameSearch search = new NameSearch(q, position == null ? null : NameSearch.Position.of(position));
        Long total = count ? authors.count(new NameSearch(q, null)) : null;
        return cut.page(authors.inOrder(search, cut.fetch()),
                author -> new NameSearch.Position(author.name(), author.id()).values(), total);
    }

    Page<PublicAuthor> publicPage(int limit, @Nullable String cursor, boolean count) {
        Page<Author> page = page(null, limit, cursor, count);
        List<UUID> ids = page.items().stream().map(Author::id).toList();
        Map<UUID, Long> counts = articles.published(ArticleLinks.Target.AUTHOR, ids);
        Map<UUID, List<AuthorReference>> members = teams.members(ids);
        Map<UUID, List<AuthorReference>> memberOf = teams.teams(ids);
        Map<UUID, HeroImage> avatars = media
                .images(page.items().stream().map(Author::avatar).flatMap(Stream::ofNullable).distinct().toList());
        return Cut.map(page,
                author -> PublicAuthor.of(author, author.avatar() == null ? null : avatars.get(author.avatar()),
                        members.getOrDefault(author.id(), List.of()), memberOf.getOrDefault(author.id(), List.of()),
                        counts.getOrDefault(author.id(), 0L)));
    }

    Optional<PublicAuthor> publicBySlug(String slug) {
        return Optional.of(slug).filter(SlugPolicy::isSlug).flatMap(authors::bySlug).map(author -> {
            long count = articles.published(ArticleLinks.Target.AUTHOR, List.of(author.id())).getOrDefault(author.id(),
                    0L);
            return PublicAuthor.of(author, Optional.ofNullable(author.avatar()).flatMap(media::image).orElse(null),
                    teams.members(List.of(author.id())).getOrDefault(author.id(), List.of()),
                    teams.teams(List.of(author.id())).getOrDefault(author.id(), List.of()), count);
        });
    }
}
