package org.meridiem.content.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.author.Author;
import org.meridiem.content.author.Authors;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.delivery.LatestArticles;
import org.meridiem.content.delivery.LatestArticles.Latest;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.section.Section;
import org.meridiem.content.section.Sections;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.content.site.SiteView;
import org.meridiem.content.site.Sites;
import org.meridiem.content.slug.FormerSlugs;
import org.meridiem.content.tag.Tag;
import org.meridiem.content.tag.Tags;

/// Gathers what a feed holds.
@ApplicationScoped
class Feeds {

    private final LatestArticles articles;
    private final Sites sites;
    private final Sections sections;
    private final Tags tags;
    private final Authors authors;
    private final FormerSlugs former;
    private final ArticleLinks links;
    private final Changes changes;
    private final SiteAddresses addresses;
    private final DiscoveryConfig config;

    Feeds(LatestArticles articles, Sites sites, Sections sections, Tags tags, Authors authors, FormerSlugs former,
            ArticleLinks links, Changes changes, SiteAddresses addresses, DiscoveryConfig config) {
        this.articles = articles;
        this.sites = sites;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.former = former;
        this.links = links;
        this.changes = changes;
        this.addresses = addresses;
        this.config = config;
    }

    /// @param path of the feed itself
    /// @throws org.meridiem.kit.problem.ProblemException 404 when there is no such section, tag or author
    Feed gather(FeedFilter filter, String path) {
        SiteView site = sites.current();
        List<String> names = new ArrayList<>(List.of(site.name()));
        URI page = site.url();
        if (filter.section != null) {
            Section section = sections.bySlug(filter.section).orElseThrow(() -> absent("section"));
            names.add(section.name());
            page = addresses.section(section.slug());
        }
        if (filter.tag != null) {
            Tag tag = tags.bySlugs(List.of(filter.tag)).values().stream().findFirst().orElseThrow(() -> absent("tag"));
            names.add(tag.name());
            page = addresses.tag(tag.slug());
        }
        if (filter.author != null) {
            Author author = authors.bySlugs(List.of(filter.author)).values().stream().findFirst()
                    .orElseThrow(() -> absent("author"));
            names.add(author.name());
            page = addresses.author(author.slug());
        }
        List<Latest> latest = articles.newest(filter.groups(former), null, filter.limit,
                filter.content == FeedContent.FULL);
        Instant updated = latest.stream().map(each -> each.card().updatedAt()).max(Comparator.naturalOrder())
                .orElseGet(changes::latest);
        return new Feed(String.join(" – ", names),
                Stream.of(site.tagline(), site.about(), site.name()).filter(text -> !text.isBlank()).findFirst()
                        .orElse(site.name()),
                site.name(), page, addresses.of(path + filter.query()), site.language(), updated, site.logo(),
                config.hub().orElse(null), latest);
    }

    /// When anything that a feed shows last changed, withdrawals included.
    Instant asOf() {
        Instant published = links.publishedAsOf();
        Instant changed = changes.latest();
        return published.isAfter(changed) ? published : changed;
    }

    private static RuntimeException absent(String kind) {
        return PublicAnswers.absent("There is no such " + kind + ".", kind + "s");
    }
}
