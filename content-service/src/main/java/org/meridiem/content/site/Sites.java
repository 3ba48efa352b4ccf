package org.meridiem.content.site;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.media.MediaUse;
import org.meridiem.content.section.Sections;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

/// Finds and changes what the site says of itself.
@ApplicationScoped
public class Sites implements MediaUse {

    private final SiteRepository sites;
    private final Sections sections;
    private final MediaLibrary media;
    private final Changes changes;
    private final ArticleLinks articles;
    private final SiteAddresses addresses;
    private final AuditLog audit;
    private final Clock clock;

    Sites(SiteRepository sites, Sections sections, MediaLibrary media, Changes changes, ArticleLinks articles,
            SiteAddresses addresses,
            AuditLog audit, Clock clock) {
        this.sites = sites;
        this.sections = sections;
        this.media = media;
        this.changes = changes;
        this.articles = articles;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /// The site as readers see it now.
    public SiteView current() {
        Site site = sites.only();
        return new SiteView(site.name(), site.tagline(), addresses.site(), site.about(), site.language(),
                Optional.ofNullable(site.logo()).flatMap(media::image).orElse(null),
                sections.navigation(), site.newsletter());
    }

    Site editorial() {
        return sites.only();
    }

    /// The next version, unless nothing in it differs. One transaction.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 412, 422, 428
    @Transactional
    Site replace(IfMatch ifMatch, SiteWrite wanted, Caller by) {
        Site site = sites.locked();
        ifMatch.check(site.stamp().version(), () -> changes.since(Site.IDENTITY, site.stamp(), ifMatch.version()));
        media.hold(wanted.logoId(), "/logo/id");
        SequencedSet<String> changed = site.edit(wanted);
        if (!changed.isEmpty()) {
            site.stamp(site.stamp().next(by, clock.instant()));
            sites.flush();
            changes.note(Site.IDENTITY, site.stamp(), changed);
            audit.record(by, "save", "site", Site.IDENTITY, site.stamp().version(), Map.of("changed", changed));
            if (changed.contains("name") || changed.contains("logo")) {
                // The publisher in every article's structured data.
                articles.everythingChanged();
            }
        }
        return site;
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
        // Articles name the logo's address, which does not change with its texts; the site itself is read afresh for every answer.
    }
}
