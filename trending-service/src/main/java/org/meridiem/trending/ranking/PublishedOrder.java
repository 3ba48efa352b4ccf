package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What was published of one list last: its version, the order of its articles, and the order before that one.
///
/// The order before is what a rank is compared with. It stays while only scores change: otherwise every risen article would look as if it had always been
/// there one second later.
///
/// @param version  of the last published list
/// @param articles best first
/// @param before   the last order that was another one
record PublishedOrder(long version, List<UUID> articles, List<UUID> before) {

    /// The state's bytes.
    static final BinarySerde<PublishedOrder> SERDE = new BinarySerde<>(PublishedOrder::write, PublishedOrder::read);

    /// Nothing published yet.
    static final PublishedOrder NONE = new PublishedOrder(0, List.of(), List.of());

    PublishedOrder {
        articles = List.copyOf(articles);
        before = List.copyOf(before);
    }

    /// The next list.
    ///
    /// @param now milliseconds since 1970; versions are at least that, so that they grow even when all state is lost
    PublishedOrder next(List<UUID> order, long now) {
        return new PublishedOrder(Math.max(version + 1, now), order, order.equals(articles) ? before : articles);
    }

    /// The rank before, from 1; null for a newcomer.
    @Nullable
    Integer previousRank(UUID article) {
        int index = before.indexOf(article);
        return index < 0 ? null : index + 1;
    }

    private static byte[] write(PublishedOrder order) {
        var buffer = ByteBuffer.allocate(Long.BYTES + 2 * Short.BYTES
                + BinarySerde.UUID_BYTES * (order.articles.size() + order.before.size())).putLong(order.version);
        write(buffer, order.articles);
        write(buffer, order.before);
        return buffer.array();
    }

    private static void write(ByteBuffer buffer, List<UUID> ids) {
        buffer.putShort((short) ids.size());
        ids.forEach(id -> BinarySerde.putUuid(buffer, id));
    }

    private static PublishedOrder read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new PublishedOrder(buffer.getLong(), readIds(buffer), readIds(buffer));
    }

    private static List<UUID> readIds(ByteBuffer buffer) {
        var ids = new ArrayList<UUID>();
        for (int left = buffer.getShort(); left > 0; left--) {
            ids.add(BinarySerde.uuid(buffer));
        }
        return ids;
    }
}
