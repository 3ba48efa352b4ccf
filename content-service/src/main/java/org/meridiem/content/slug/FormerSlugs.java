package org.meridiem.content.slug;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.Changes;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where former slugs and synonyms lead, in memory: filters of lists may use them, and a list is to cost one statement.
///
/// Each replica looks once a second whether the catalogue changed; so a new synonym works in filters a second later. While the database
/// is away the last state holds.
@ApplicationScoped
public class FormerSlugs {

    private static final Logger LOG = Logger.getLogger(FormerSlugs.class);

    private record State(@Nullable Instant asOf, Map<Taxon, Map<String, String>> present) {
    }

    private final DataSource database;
    private final Changes changes;
    private final Purges purges;
    private volatile State state = new State(null, Map.of());
    private volatile boolean failing;

    FormerSlugs(DataSource database, Changes changes, Purges purges) {
        this.database = database;
        this.changes = changes;
        this.purges = purges;
    }

    /// The slugs, and for each that leads to another one that one too. Both, because a published article may have the old one until it
    /// has been renewed.
    public Set<String> withPresent(Taxon taxon, Collection<String> slugs) {
        Map<String, String> known = state.present().getOrDefault(taxon, Map.of());
        Set<String> all = new LinkedHashSet<>(slugs);
        slugs.forEach(slug -> {
            String present = known.get(slug);
            if (present != null) {
                all.add(present);
            }
        });
        return all;
    }

    /// The slugs, each that leads to another one replaced by that one.
    public Set<String> present(Taxon taxon, Collection<String> slugs) {
        Map<String, String> known = state.present().getOrDefault(taxon, Map.of());
        Set<String> present = new LinkedHashSet<>();
        slugs.forEach(slug -> present.add(known.getOrDefault(slug, slug)));
        return present;
    }

    @Scheduled(every = "${meridiem.former-slugs.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            Instant latest = changes.latest();
            if (!latest.equals(state.asOf())) {
                Map<Taxon, Map<String, String>> before = state.present();
                state = new State(latest, load());
                // Lists that were made meanwhile, in the old belief.
                purges.here(changed(before, state.present()));
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            // Once for each time that the database is away, not once a second.
            if (!failing) {
                LOG.warnf("former slugs cannot be read, the last ones hold: %s", e.getMessage());
            }
            failing = true;
        }
    }

    /// Purge tags of what is named by slugs that lead elsewhere than before.
    private static Set<String> changed(Map<Taxon, Map<String, String>> before, Map<Taxon, Map<String, String>> after) {
        Set<String> tags = new LinkedHashSet<>();
        for (Taxon taxon : Taxon.values()) {
            Map<String, String> old = before.getOrDefault(taxon, Map.of());
            Map<String, String> now = after.getOrDefault(taxon, Map.of());
            Set<String> slugs = new LinkedHashSet<>(old.keySet());
            slugs.addAll(now.keySet());
            slugs.stream().filter(slug -> !Objects.equals(old.get(slug), now.get(slug)))
                    .forEach(slug -> tags.add(taxon.word() + "-" + slug));
        }
        return tags;
    }

    private Map<Taxon, Map<String, String>> load() throws SQLException {
        Map<Taxon, Map<String, String>> present = new EnumMap<>(Taxon.class);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select f.kind, f.slug, coalesce(s.slug, t.slug, a.slug) from taxonomy_slug f
                          left join section s on s.id = f.section_id left join tag t on t.id = f.tag_id
                          left join author a on a.id = f.author_id
                        where f.origin <> 'PRESENT'""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                present.computeIfAbsent(Taxon.valueOf(row.getString(1)), _ -> new HashMap<>()).put(row.getString(2),
                        row.getString(3));
            }
        }
        return present;
    }
}
