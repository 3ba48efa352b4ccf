package org.meridiem.trending.card;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/// One of all equal cards that somebody holds. Safe for any number of threads.
///
/// Weak references in open addressing: a third of what a map of them takes, and there is one for every article. Places of cards that are gone are taken by the next ones; what is
/// left over of them goes when the table grows.
final class SharedCards {

    private static final int SMALLEST = 64;

    private @Nullable Reference<PackedCard>[] places = table(SMALLEST);
    private int taken;

    /// The card of these bytes that is known already, or this one.
    synchronized PackedCard one(PackedCard card) {
        int place = home(card);
        int free = -1;
        for (; places[place] != null; place = place + 1 & places.length - 1) {
            @Nullable
            PackedCard known = places[place].get();
            if (card.equals(known)) {
                return known;
            }
            if (known == null && free < 0) {
                free = place;
            }
        }
        if (free < 0) {
            free = place;
            taken++;
        }
        places[free] = new WeakReference<>(card);
        if (taken * 4 > places.length * 3) {
            rebuild();
        }
        return card;
    }

    private void rebuild() {
        @Nullable
        Reference<PackedCard>[] before = places;
        int held = 0;
        for (Reference<PackedCard> reference : before) {
            held += reference != null && reference.get() != null ? 1 : 0;
        }
        places = table(Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, held * 2 - 1)) * 2));
        taken = 0;
        for (Reference<PackedCard> reference : before) {
            @Nullable
            PackedCard card = reference == null ? null : reference.get();
            if (card != null) {
                int place = home(card);
                while (places[place] != null) {
                    place = place + 1 & places.length - 1;
                }
                places[place] = reference;
                taken++;
            }
        }
    }

    private int home(PackedCard card) {
        int hash = card.hashCode() * 0x9E37_79B9;
        return (hash ^ hash >>> 16) & places.length - 1;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Reference<PackedCard>[] table(int size) {
        return new Reference[size];
    }
}
