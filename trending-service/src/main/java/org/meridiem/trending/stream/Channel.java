package org.meridiem.trending.stream;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.meridiem.trending.lists.ListView;

/// All who listen to the same, and what they hear next. Safe for any number of threads.
final class Channel {

    private final Subscription subscription;
    private final Function<Subscription, Optional<ListView>> lists;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Frame newest;

    Channel(Subscription subscription, Function<Subscription, Optional<ListView>> lists) {
        this.subscription = subscription;
        this.lists = lists;
    }

    Subscription subscription() {
        return subscription;
    }

    Set<Listener> listeners() {
        return listeners;
    }

    /// The list as it stood when it was last looked at. Listeners are added before it is looked at for them, so nobody misses a change.
    Optional<Frame> newest() {
        return Optional.ofNullable(newest);
    }

    /// Looks at the list; made into bytes once for all.
    ///
    /// @return whether it is another one than before
    synchronized boolean look() {
        Optional<ListView> list = lists.apply(subscription);
        if (list.isEmpty()) {
            return false;
        }
        @Nullable
        Frame before = newest;
        if (before != null && before.id().equals(Frame.id(list.get(), subscription.limit()))) {
            return false;
        }
        newest = Frame.of(list.get(), subscription.limit());
        return true;
    }

    /// Tells everybody that there is something new.
    void call() {
        listeners.forEach(Listener::wake);
    }
}
