package org.meridiem.content.revision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.editing.EditorialDatabaseException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Drops revisions that nobody will miss: old ones beyond a number, never one that is the head, approved, scheduled, was ever public,
/// was restored, or is shown by a preview link that still works. Runs on every replica; each article is taken by one of them, under its lock, in a transaction of its own.
@ApplicationScoped
class RevisionRetention {

    private static final Logger LOG = Logger.getLogger(RevisionRetention.class);
    private static final UUID FIRST = new UUID(0, 0);

    // The head's number is at least the number of revisions: a cheap first look.
    private static final String ARTICLES = "select id from article where head_revision > ? and id > ? order by id limit ?";
    private static final String CLAIM = "select 1 from article where id = ? for update skip locked";
    private static final String DROP = """
            delete from article_revision r using article a
            where a.id = ? and r.article_id = a.id
              and r.number < (select min(number) from (select number from article_revision where article_id = a.id
                order by number desc limit ?) newest)
              and r.created_at < now() - make_interval(secs => ?)
              and r.number not in (a.head_revision, coalesce(a.approved_revision, 0), coalesce(a.schedule_revision, 0),
                coalesce(a.published_revision, 0))
              and not exists (select 1 from article_revision_publication p where p.article_id = r.article_id and p.number = r.number)
              and not exists (select 1 from preview_link link where link.article_id = r.article_id
                and link.revision = r.number and link.expires_at > now())
              and not exists (select 1 from article_revision later where later.article_id = r.article_id
                and later.restored_from = r.number)""";

    private final DataSource database;
    private final RetentionConfig config;

    RevisionRetention(DataSource database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "${meridiem.revisions.sweep-every:1h}", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        LOG.debugf("%d old revisions dropped",
                sweep(new Rule(config.keepLast(), config.keepFor(), config.batch())));
    }

    /// What is kept.
    ///
    /// @param keepLast newest revisions of an article
    /// @param keepFor  whatever is younger
    /// @param batch    articles in one go
    record Rule(int keepLast, Duration keepFor, int batch) {
    }

    /// Looks at every article once.
    ///
    /// @return how many revisions were dropped here
    int sweep(Rule rule) {
        int dropped = 0;
        UUID after = FIRST;
        while (true) {
            List<UUID> articles = articles(after, rule);
            for (UUID article : articles) {
                dropped += dropIn(article, rule);
            }
            if (articles.size() < rule.batch()) {
                return dropped;
            }
            after = articles.getLast();
        }
    }

    private int dropIn(UUID article, Rule rule) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> drop(article, rule));
        } catch (RuntimeException e) {
            LOG.errorf(e, "old revisions of article %s could not be dropped, tries again", article);
            return 0;
        }
    }

    private List<UUID> articles(UUID after, Rule rule) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ARTICLES)) {
            select.setInt(1, rule.keepLast());
            select.setObject(2, after);
            select.setInt(3, rule.batch());
            List<UUID> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private int drop(UUID article, Rule rule) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement delete = connection.prepareStatement(DROP)) {
            claim.setObject(1, article);
            try (ResultSet row = claim.executeQuery()) {
                if (!row.next()) {
                    // Somebody writes at it, or another replica is at it: next time.
                    return 0;
                }
            }
            delete.setObject(1, article);
            delete.setInt(2, rule.keepLast());
            delete.setDouble(3, (double) rule.keepFor().toSeconds());
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
