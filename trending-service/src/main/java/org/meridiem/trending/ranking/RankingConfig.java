package org.meridiem.trending.ranking;

import java.time.Duration;

import org.meridiem.events.Engagement;
import org.meridiem.kit.config.AboveZero;
import org.meridiem.kit.config.AtLeast;
import org.meridiem.kit.config.AtMost;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How articles are ranked. Every replica must have the same settings, but for [#enabled()] and [#threads()].
@ConfigMapping(prefix = "meridiem.ranking")
public interface RankingConfig {

    /// Whether this replica takes part in ranking. One that does not collects beacons and answers with the lists that the others make.
    @WithDefault("true")
    boolean enabled();

    /// Name of the Kafka consumer group and prefix of the internal topics. Another name means empty scores.
    @WithDefault("meridiem-trending")
    String applicationId();

    /// What one action adds to a score.
    WeightConfig weight();

    /// The same action of the same visitor on the same article counts once in this time.
    @WithDefault("PT30M")
    Duration repeatWindow();

    /// How long the visits of a network to an article are remembered after the last of them, as long as [#remembered()] allows: so long no more of them
    /// count than the two caps say.
    @WithDefault("PT24H")
    Duration memory();

    /// How many pairs of network and article one partition should not exceed; above it they are forgotten the sooner the more there are.
    @WithDefault("10000")
    @AboveZero
    int remembered();

    /// How much one partition remembers of readers to know how many different ones an article has. Above it they are counted less exactly, the more
    /// articles have many of them: half the memory makes the standard error (2.3 %) 1.4 times as large, down to 9 %.
    @WithDefault("4M")
    MemorySize readersMemory();

    /// How many visits of one visitor count for one article at any time; a view, a read and a share are three.
    @WithDefault("6")
    @AboveZero
    int visitorCap();

    /// How many visits of one network (IPv4 /24, IPv6 /64) count for one article at any time.
    @WithDefault("20")
    @AboveZero
    int networkCap();

    /// How long an action on an article that is not known yet waits for it: the event of its publication may still be on the way.
    @WithDefault("PT10S")
    Duration patience();

    /// How many such actions wait per partition at most.
    @WithDefault("1000")
    @AboveZero
    int waiting();

    /// Places of a published list. Readers can ask for fifty; the rest takes the place of what is withdrawn or held back until the next list comes.
    @WithDefault("60")
    @AtLeast(1)
    @AtMost(100)
    int listSize();

    /// Candidates kept per list and window, as a multiple of the list's size.
    @WithDefault("4")
    @AtLeast(1)
    int spares();

    /// A score below this leaves the list.
    @WithDefault("0.05")
    double floor();

    /// So far above expectation an article must be to rise: standard deviations, about.
    @WithDefault("1")
    @AboveZero
    double risingFloor();

    /// So many different readers in this clock hour and the one before it takes to rise.
    @WithDefault("10")
    @AboveZero
    int risingReaders();

    /// How often changed figures of articles, and what else their readers read, are published.
    @WithDefault("PT5S")
    Duration figuresInterval();

    /// What readers read besides.
    AlsoReadConfig alsoRead();

    /// How often changed scores go from the counting stage to the ranking stage.
    @WithDefault("PT0.25S")
    Duration forwardInterval();

    /// How often changed lists are published.
    @WithDefault("PT1S")
    Duration publishInterval();

    /// How often a list is published when its scores changed, but neither its order nor its cards.
    @WithDefault("PT2S")
    Duration refreshInterval();

    /// How often the lists of today are published at most, unless a card changed.
    @WithDefault("PT3S")
    Duration todayInterval();

    /// How often the lists of the week are published at most, unless a card changed.
    @WithDefault("PT5S")
    Duration weekInterval();

    /// Kafka Streams threads of one replica.
    @WithDefault("1")
    @AboveZero
    int threads();

    /// Copies of the state kept ready on other replicas.
    @WithDefault("1")
    @AtLeast(0)
    int standbyReplicas();

    /// What one action adds to a score.
    interface WeightConfig {
        /// Opening the page.
        @WithDefault("1")
        @AboveZero
        double view();

        /// Reading.
        @WithDefault("2")
        @AboveZero
        double read();

        /// Sharing.
        @WithDefault("3")
        @AboveZero
        double share();

        /// Commenting, once readers see the comment.
        @WithDefault("3")
        @AboveZero
        double comment();

        /// What is left of the weight when the reader came from a list of this service: lists must not feed themselves.
        @WithDefault("0.25")
        @AboveZero
        double fromTrending();

        /// The weight of an action.
        default double of(Engagement action) {
            double full = switch (action.action()) {
                case VIEW -> view();
                case READ -> read();
                case SHARE -> share();
            };
            return "trending".equals(action.ref()) ? full * fromTrending() : full;
        }
    }

    /// What readers read besides.
    interface AlsoReadConfig {
        /// A shorter pause keeps two articles together.
        @WithDefault("PT2H")
        Duration together();

        /// The newest articles of a visitor that the next one is paired with.
        @WithDefault("5")
        @AboveZero
        int trail();

        /// How many visitors one partition should not exceed; above it they are forgotten the sooner the more there are.
        @WithDefault("10000")
        @AboveZero
        int visitors();

        /// Candidates kept for an article.
        @WithDefault("24")
        @AboveZero
        int candidates();

        /// Places of a published list. Readers can ask for fifty; the rest takes the place of what is withdrawn or held back until the next list comes.
        @WithDefault("12")
        @AboveZero
        int size();

        /// So many common readers it takes, each counting half after two days.
        @WithDefault("2.5")
        @AboveZero
        double floor();
    }
}
