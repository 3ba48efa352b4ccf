package org.meridiem.trending.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// How many listen at once, in all and from one network.
final class Seats {

    private final int most;
    private final int mostOfNetwork;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();

    Seats(int most, int mostOfNetwork) {
        this.most = most;
        this.mostOfNetwork = mostOfNetwork;
    }

    int taken() {
        return taken.get();
    }

    /// Takes one.
    ///
    /// @throws ProblemException 503 when all are taken, 429 when the network has as many as it may
    void take(String network) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            throw ProblemType.UNAVAILABLE.with("As many listen already as this replica can serve.")
                    .header("Retry-After", "5");
        }
        int ofNetwork = byNetwork.merge(network, 1, Integer::sum);
        if (ofNetwork > mostOfNetwork) {
            leave(network);
            throw ProblemType.TOO_MANY_REQUESTS.with("As many listen already from this network as one may have.")
                    .header("Retry-After", "30");
        }
    }

    /// Gives one back.
    void leave(String network) {
        taken.decrementAndGet();
        byNetwork.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }
}
