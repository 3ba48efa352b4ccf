package org.meridiem.newsletter.bounce;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Counts mails that the server refused while we were talking to it: they bounced as well, only faster.
@Singleton
class RefusedMails {

    private static final int BATCH = 200;

    private static final String NEXT = """
            select d.id, d.reply, d.finished_at from delivery d
            where d.kind = 'ISSUE' and d.reason in ('REJECTED', 'GAVE_UP') and d.state = 'FAILED' and d.reply is not null
                and d.finished_at > now() - interval '1 day'
                and not exists (select from bounce b where b.event_key = 'smtp:' || d.id)
            order by d.finished_at limit ?""";

    private final Statements statements;
    private final Bounces bounces;
    private final BounceConfig config;
    private @Nullable BackgroundLoop loop;

    RefusedMails(Statements statements, Bounces bounces, BounceConfig config) {
        this.statements = statements;
        this.bounces = bounces;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loop = new BackgroundLoop("refused-mails", config.poll(), this::count).start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    /// Counts some.
    ///
    /// @return whether there may be more
    boolean count() {
        List<MailReport> reports = statements.list(NEXT, row -> {
            UUID delivery = Statements.id(row, "id");
            String reply = row.getString("reply");
            return new MailReport(delivery.toString(), "smtp", MailReport.About.delivery(delivery),
                    BounceRules.permanent(reply, reply), new MailReport.Detail(reply, reply),
                    Statements.time(row, "finished_at"));
        }, BATCH);
        reports.forEach(bounces::take);
        return reports.size() == BATCH;
    }
}
