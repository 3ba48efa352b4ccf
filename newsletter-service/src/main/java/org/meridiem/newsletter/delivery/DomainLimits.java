package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Speed limits of recipients' domains. What is claimed beyond a domain's limit goes back and is due when its turn will come, so that nobody has to wade through one
/// domain's mails to find another's, and each is touched about once.
///
/// When its turn has come a mail needs a token all the same: an issue that was paused does not make up for the time.
@Singleton
class DomainLimits {

    /// Turns are given out one after the other; time that nobody booked is gone.
    private static final String BOOK = """
            with before as (
                select greatest(coalesce(booked_until, clock_timestamp()), clock_timestamp()) as free
                from shared_bucket where name = ?
            )
            update shared_bucket b set booked_until = before.free + ? * interval '1 second'
            from before where b.name = ?
            returning extract(epoch from before.free - clock_timestamp())""";

    private static final String PUT_OFF = """
            update delivery d set state = 'PENDING', reason = 'DOMAIN_SPEED', due_at = now() + late.ms * interval '1 ms',
                lease_id = null, lease_until = null
            from unnest(?::uuid[], ?::bigint[]) as late (id, ms) where d.id = late.id""";

    private final Map<String, SharedBucket> buckets;
    private final Map<String, Double> speeds;

    @Inject
    DomainLimits(DeliveryConfig config) {
        this(config.domains().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        entry -> entry.getValue().perSecond())));
    }

    /// @param speeds mails per second by domain
    DomainLimits(Map<String, Double> speeds) {
        this.speeds = Map.copyOf(speeds);
        this.buckets = speeds.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> new SharedBucket(name(entry.getKey()), entry.getValue(), Math.max(1, entry.getValue()))));
    }

    /// Keeps of the claimed what may leave now and puts the rest off. In the claim's transaction.
    List<Claimed> keep(Connection transaction, List<Claimed> claimed) throws SQLException {
        if (buckets.isEmpty() || claimed.isEmpty()) {
            return claimed;
        }
        var kept = new ArrayList<Claimed>();
        // Sorted: everyone locks in the same order.
        var byDomain = new TreeMap<String, List<Claimed>>();
        for (Claimed delivery : claimed) {
            String domain = domain(delivery.address());
            if (buckets.containsKey(domain)) {
                byDomain.computeIfAbsent(domain, _ -> new ArrayList<>()).add(delivery);
            } else {
                kept.add(delivery);
            }
        }
        var late = new ArrayList<UUID>();
        var waits = new ArrayList<Long>();
        for (Map.Entry<String, List<Claimed>> entry : byDomain.entrySet()) {
            List<Claimed> mails = entry.getValue();
            SharedBucket bucket = buckets.get(entry.getKey());
            int now = Math.clamp(bucket.available(transaction), 0, mails.size());
            bucket.take(transaction, now);
            kept.addAll(mails.subList(0, now));
            List<Claimed> rest = mails.subList(now, mails.size());
            if (!rest.isEmpty()) {
                double speed = speeds.get(entry.getKey());
                double free = book(transaction, entry.getKey(), rest.size() / speed);
                for (int i = 0; i < rest.size(); i++) {
                    late.add(rest.get(i).id());
                    waits.add((long) (1_000 * (free + (i + 1) / speed)));
                }
            }
        }
        putOff(transaction, late, waits);
        return kept;
    }

    private static double book(Connection transaction, String domain, double seconds) throws SQLException {
        try (PreparedStatement book = transaction.prepareStatement(BOOK)) {
            book.setString(1, name(domain));
            book.setDouble(2, seconds);
            book.setString(3, name(domain));
            try (ResultSet row = book.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    private static void putOff(Connection transaction, List<UUID> ids, List<Long> waits) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(PUT_OFF)) {
            update.setArray(1, transaction.createArrayOf("uuid", ids.toArray()));
            update.setArray(2, transaction.createArrayOf("bigint", waits.toArray()));
            update.executeUpdate();
        }
    }

    private static String name(String domain) {
        return "domain " + domain;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
