package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

    @Test
    void topicsThatAreJoinedHaveTheSamePartitions() {
        assertThat(Topic.COMMENTS.partitions()).isEqualTo(Topic.ARTICLES.partitions());
        assertThat(Topic.ENGAGEMENT.partitions()).isEqualTo(Topic.ARTICLES.partitions());
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsFoundByItsName(Topic topic) {
        assertThat(Topic.named(topic.topicName())).contains(topic);
        assertThat(Topic.named(topic.topicName() + "2")).isEmpty();
    }

    @Test
    void everyTopicThatServicesConsumeHasADeadLetterTopic() {
        assertThat(Topic.ARTICLES.deadLetter()).isEqualTo(Topic.ARTICLES_DEAD_LETTER);
        assertThat(Topic.COMMENTS.deadLetter()).isEqualTo(Topic.COMMENTS_DEAD_LETTER);
        assertThat(Topic.ENGAGEMENT.deadLetter()).isEqualTo(Topic.ENGAGEMENT_DEAD_LETTER);
        assertThat(Topic.TRENDING_LISTS.deadLetter()).isEqualTo(Topic.TRENDING_LISTS_DEAD_LETTER);
        assertThat(Topic.ARTICLE_FIGURES.deadLetter()).isEqualTo(Topic.ARTICLE_FIGURES_DEAD_LETTER);
        assertThatIllegalStateException().isThrownBy(Topic.NEWSLETTER_EVENTS::deadLetter);
        assertThatIllegalStateException().isThrownBy(Topic.ARTICLES_DEAD_LETTER::deadLetter);
    }

    @Test
    void aCompactedTopicDropsOvertakenRecordsInADay() {
        assertThat(Topic.ARTICLES.configuration())
                .isEqualTo(Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "86400000"));
    }

    @Test
    void otherTopicsDeleteByAge() {
        assertThat(Topic.ENGAGEMENT.configuration())
                .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "259200000"));
    }
}
