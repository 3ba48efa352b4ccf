package org.meridiem.content.site;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.media.MediaUse;
import org.meridiem.content.section.Section;
import org.meridiem.content.section.Sections;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

/// Finds and changes what the site says of itself.
@ApplicationScoped
public class Sites implements MediaUse {

    private final SiteRepository sites;
    private final Sections sections;
    private final SiteLinks links;
    private final SiteSections uses;
    private final MediaLibrary media;
    private final Changes changes;
    private final ArticleLinks articles;
    private final AuditLog audit;
    private final Purges purges;
    private final SiteAddresses addresses;
    private final Clock clock;

    Sites(SiteRepository sites, Sections sections, SiteLinks links, SiteSections uses, MediaLibrary media,
            Changes changes, ArticleLinks articles, AuditLog audit, Purges purges, SiteAddresses addresses,
            Clock clock) {
        this.sites = sites;
        this.sections = sections;
        this.links = links;
        this.uses = uses;
        this.media = media;
        this.changes = changes;
        this.articles = articles;
        this.audit = audit;
        this.purges = purges;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// The site as readers see it now.
    public SiteView current() {
        Site site = sites.only();
        SiteSettings settings = site.settings();
        Map<UUID, Section> linked = links.sections(settings);
        return new SiteView(site.name(), site.tagline(), addresses.site(), site.about(), site.language(),
                Optional.ofNullable(site.logo()).flatMap(media::image).orElse(null),
                sections.navigation(), site.newsletter(), settings.description(), settings.copyright(),
                settings.timeZone(), settings.socialLinks(), SiteLinks.shown(settings.menu(), linked),
                SiteLinks.shown(settings.footer(), linked), settings.legalPages());
    }

    /// Where somebody with a preview token goes: the site's own page for previews, or this API.
    public URI previewAddress(String token) {
        String template = sites.only().settings().previewUrl();
        return template == null
                ? addresses.of("/v1/previews/" + token)
                : URI.create(template.replace(SiteCheck.TOKEN, token));
    }

    @Transactional
    EditorialSite editorial() {
        return editorial(sites.only());
    }

    /// What a colleague would have to write to make it as it is.
    SiteWrite written() {
        Site site = sites.only();
        return SiteWrite.of(site, links.sections(site.settings()));
    }

    /// The next version, unless nothing in it differs. One transaction.
    ///
    /// @param edit what the site is to become, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 400, 412, 422, 428
    @Transactional
    EditorialSite change(IfMatch ifMatch, UnaryOperator<SiteWrite> edit, Caller by) {
        Site site = sites.locked();
        ifMatch.check(site.stamp().version(), () -> changes.since(Site.IDENTITY, site.stamp(), ifMatch.version()));
        SiteWrite wanted = edit.apply(SiteWrite.of(site, links.sections(site.settings())));
        SiteCheck.demand(wanted);
        media.hold(wanted.logoId(), "/logo/id");
        SiteSettings kept = links.kept(wanted);
        SequencedSet<String> changed = site.edit(wanted, kept);
        if (!changed.isEmpty()) {
            site.stamp(site.stamp().next(by, clock.instant()));
            sites.flush();
            uses.replace(kept.sections());
            changes.note(Site.IDENTITY, site.stamp(), changed);
            audit.record(by, "save", "site", Site.IDENTITY, site.stamp().version(), Map.of("changed", changed));
            purges.ask(List.of("site"));
            if (changed.contains("name") || changed.contains("logo")) {
                // The publisher in every article's structured data.
                articles.everythingChanged();
            }
        }
        return editorial(site);
    }

    private EditorialSite editorial(Site site) {
        return EditorialSite.of(site, links.sections(site.settings()));
    }

    @Override
    public String kind() {
        return "sites";
    }

    @Override
    public long count(UUID picture) {
        return sites.count("logoId", picture);
    }

    @Override
    public void changed(UUID picture) {
        // Articles name the logo's address, which does not change with its texts.
        if (count(picture) > 0) {
            purges.ask(List.of("site"));
        }
    }
}
