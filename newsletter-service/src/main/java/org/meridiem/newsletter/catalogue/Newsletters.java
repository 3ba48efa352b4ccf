package org.meridiem.newsletter.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/// All newsletters.
@Singleton
public class Newsletters implements PanacheRepositoryBase<Newsletter, UUID> {

    /// The one with this slug.
    public Optional<Newsletter> withSlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /// Those on offer with these slugs.
    public List<Newsletter> onOffer(Collection<String> slugs) {
        return list("slug in ?1 and state = ?2", slugs, Newsletter.Status.ACTIVE);
    }

    /// Those with these keys.
    public List<Newsletter> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /// Counts an issue that goes out; two that go out at once get different numbers. Not a change of the newsletter: its version stays.
    ///
    /// @return the issue's number, from 1
    public int nextIssue(UUID newsletter) {
        return (Integer) getEntityManager()
                .createNativeQuery(
                        "update newsletter set issue_count = issue_count + 1 where id = ?1 returning issue_count",
                        Integer.class)
                .setParameter(1, newsletter).getSingleResult();
    }

    /// A page in the order of slugs.
    ///
    /// @param after the last slug of the page before, empty for the first page
    List<Newsletter> page(boolean retiredToo, String after, int limit) {
        return retiredToo
                ? find("slug > ?1 order by slug", after).range(0, limit - 1).list()
                : find("slug > ?1 and state = ?2 order by slug", after, Newsletter.Status.ACTIVE).range(0, limit - 1)
                        .list();
    }
}
