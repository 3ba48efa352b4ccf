package org.meridiem.content.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.security.Caller;

class SectionNodeTest {

    private final Section technology = section("technology", null);
    private final Section ai = section("ai", technology);
    private final Section models = section("models", ai);
    private final Section culture = section("culture", null);

    @Test
    void aPathIsTheSlugsFromTheTopDown() {
        assertThat(models.path()).isEqualTo("technology/ai/models");
        assertThat(models.depth()).isEqualTo(3);
        assertThat(models.parentSlug()).isEqualTo("ai");
        assertThat(ai.parentSlug()).isEqualTo("technology");
        assertThat(technology.parentSlug()).isNull();
    }

    @Test
    void aSectionCountsItsOwnArticlesAndThoseBelow() {
        List<SectionNode> tree = SectionNode.tree(List.of(technology, culture, ai, models),
                Map.of(technology.id(), 1L, ai.id(), 2L, models.id(), 4L));

        assertThat(tree).extracting(SectionNode::slug).containsExactly("technology", "culture");
        assertThat(tree).extracting(SectionNode::articleCount).containsExactly(7L, 0L);
        assertThat(tree.getFirst().children()).extracting(SectionNode::articleCount).containsExactly(6L);
        assertThat(SectionNode.at(ai, List.of(technology, culture, ai, models), Map.of(models.id(), 4L)).articleCount())
                .isEqualTo(4L);
    }

    @Test
    void navigationCountsNothing() {
        assertThat(SectionNode.tree(List.of(technology), null)).singleElement()
                .satisfies(node -> assertThat(node.articleCount()).isNull());
    }

    @Test
    void aSectionKnowsWhatIsBelowIt() {
        assertThat(technology.contains(models)).isTrue();
        assertThat(technology.contains(technology)).isTrue();
        assertThat(ai.contains(technology)).isFalse();
        assertThat(section("tech", null).contains(technology)).isFalse();
    }

    @Test
    void movingASectionTakesThoseBelowWithIt() {
        assertThat(ai.edit("ai", "Ai", "", culture, 0)).containsExactly("parent");
        models.follow("technology/ai", ai.path());

        assertThat(ai.path()).isEqualTo("culture/ai");
        assertThat(models.path()).isEqualTo("culture/ai/models");
    }

    private static Section section(String slug, @Nullable Section parent) {
        String name = slug.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + slug.substring(1);
        return new Section(Ids.next(), slug, name, "", parent, 0,
                Stamp.first(new Caller("1", "admin", Set.of()), Instant.EPOCH));
    }
}
