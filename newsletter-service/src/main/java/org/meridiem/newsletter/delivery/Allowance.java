package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many mails a server may be given now: the stream's speed, the server's own speed, its warm-up; all of them shared by all replicas and asked once for each batch.
///
/// The rows behind them are locked in the same order by everyone, and only while a batch is claimed.
final class Allowance {

    private final List<SharedBucket> buckets = new ArrayList<>();
    private final Optional<WarmUpPlan> warmUp;
    private final Clock clock;

    /// @param streamPerSecond the whole stream's limit; 0 for none
    Allowance(Mailer mailer, int streamPerSecond, Clock clock) {
        if (streamPerSecond > 0) {
            buckets.add(new SharedBucket("mail " + mailer.stream().label(), streamPerSecond, streamPerSecond));
        }
        if (mailer.perSecond() > 0) {
            buckets.add(new SharedBucket("mailer " + mailer.name(), mailer.perSecond(), mailer.perSecond()));
        }
        this.warmUp = mailer.warmUp().map(plan -> new WarmUpPlan(mailer.name(), plan));
        this.clock = clock;
    }

    int available(Connection transaction, int wanted) throws SQLException {
        int allowed = wanted;
        for (SharedBucket bucket : buckets) {
            if (allowed <= 0) {
                return 0;
            }
            allowed = Math.min(allowed, bucket.available(transaction));
        }
        return warmUp.isPresent() && allowed > 0 ? warmUp.get().available(transaction, today(), allowed) : allowed;
    }

    void take(Connection transaction, int mails) throws SQLException {
        if (mails == 0) {
            return;
        }
        for (SharedBucket bucket : buckets) {
            bucket.take(transaction, mails);
        }
        if (warmUp.isPresent()) {
            warmUp.get().take(transaction, today(), mails);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
