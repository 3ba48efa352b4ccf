package org.meridiem.trending.ranking;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import org.meridiem.events.Engagement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How articles are ranked. Every replica must have the same settings.
@ConfigMapping(prefix = "meridiem.ranking")
public interface RankingConfig {

    /// Name of the Kafka consumer group and prefix of the internal topics. Another name means empty scores.
    @WithDefault("meridiem-trending")
    String applicationId();

    /// What one action adds to a score.
    WeightConfig weight();

    /// The same action of the same visitor on the same article counts once in this time.
    @WithDefault("PT30M")
    Duration repeatWindow();

    /// How many remembered actions one partition should not exceed; above it they are forgotten the sooner the more there are.
    @WithDefault("50000")
    @Positive
    int rememberedActions();

    /// How many actions on one article count per network (IPv4 /24, IPv6 /64) and repeat window.
    @WithDefault("20")
    @Positive
    int networkCap();

    /// How long an action on an article that is not known yet waits for it: the event of its publication may still be on the way.
    @WithDefault("PT10S")
    Duration patience();

    /// How many such actions wait per partition at most.
    @WithDefault("1000")
    @Positive
    int waiting();

    /// Places of a published list.
    @WithDefault("50")
    @Min(1)
    @Max(100)
    int listSize();

    /// Candidates kept per list and window, as a multiple of the list's size.
    @WithDefault("4")
    @Min(1)
    int spares();

    /// A score below this leaves the list.
    @WithDefault("0.05")
    double floor();

    /// How often changed scores go from the counting stage to the ranking stage.
    @WithDefault("PT0.25S")
    Duration forwardInterval();

    /// How often changed lists are published.
    @WithDefault("PT1S")
    Duration publishInterval();

    /// How often a list is published when its scores changed, but neither its order nor its cards.
    @WithDefault("PT2S")
    Duration refreshInterval();

    /// Kafka Streams threads of one replica.
    @WithDefault("1")
    @Positive
    int threads();

    /// Copies of the state kept ready on other replicas.
    @WithDefault("1")
    @Min(0)
    int standbyReplicas();

    /// What one action adds to a score.
    interface WeightConfig {
        /// Opening the page.
        @WithDefault("1")
        @Positive
        double view();

        /// Reading.
        @WithDefault("2")
        @Positive
        double read();

        /// Sharing.
        @WithDefault("3")
        @Positive
        double share();

        /// The weight of an action.
        default double of(Engagement.Action action) {
            return switch (action) {
                case VIEW -> view();
                case READ -> read();
                case SHARE -> share();
            };
        }
    }
}
