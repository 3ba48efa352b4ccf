package org.meridiem.content.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.ArticleWrite;
import org.meridiem.content.article.HeroImageReference;
import org.meridiem.content.body.Block;
import org.meridiem.content.body.BodySource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;

class RevisionDiffTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL,
                    JsonInclude.Include.ALWAYS))
            .build();

    @Test
    void membersTellBeforeAndAfter() {
        RevisionDiff diff = diff(write("Tea prices fall", List.of("tea"), null, List.of()),
                write("Tea prices rise", List.of("tea", "trade"), JSON.createObjectNode().put("a", 1), List.of()));

        assertThat(diff.members()).extracting(MemberChange::member).containsExactly("headline", "tags", "custom");
        assertThat(diff.members().getFirst().inline()).containsExactly(new TextPart(ChangeKind.EQUAL, "Tea prices "),
                new TextPart(ChangeKind.DELETED, "fall"), new TextPart(ChangeKind.INSERTED, "rise"));
        assertThat(diff.members().get(1).after()).isEqualTo(JSON.valueToTree(List.of("tea", "trade")));
        assertThat(diff.members().get(2).before()).isNull();
        assertThat(diff.patch()).extracting(PatchOperation::op, PatchOperation::path).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("replace", "/headline"),
                org.assertj.core.groups.Tuple.tuple("add", "/tags/1"),
                org.assertj.core.groups.Tuple.tuple("add", "/custom"));
    }

    @Test
    void aRevisionDoesNotDifferFromItself() {
        ArticleWrite write = write("Tea", List.of("tea"), JSON.createObjectNode().put("a", 1),
                List.of(new Block.Paragraph("One")));

        RevisionDiff diff = diff(write, write);

        assertThat(diff.patch()).isEmpty();
        assertThat(diff.members()).isEmpty();
        assertThat(diff.blocks()).extracting(BlockChange::op).containsExactly(ChangeKind.EQUAL);
    }

    @Test
    void thePatchTurnsOneIntoTheOther() {
        var random = new Random(2604);
        for (int round = 0; round < 300; round++) {
            ArticleWrite before = random(random);
            ArticleWrite after = random(random);

            JsonNode patch = JSON.valueToTree(diff(before, after).patch());

            assertThat(JsonPatch.apply(patch, JSON.valueToTree(before))).as("round %d, %s", round, patch)
                    .isEqualTo(JSON.valueToTree(after));
        }
    }

    @Test
    void theLargestBodiesAreComparedInTime() {
        List<Block> before = new ArrayList<>();
        List<Block> after = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            before.add(new Block.Paragraph("one ".repeat(60) + i));
            after.add(new Block.Paragraph("two ".repeat(60) + i));
        }

        long start = System.nanoTime();
        RevisionDiff diff = diff(write("Tea", List.of(), null, before), write("Tea", List.of(), null, after));

        assertThat(diff.blocks()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private static RevisionDiff diff(ArticleWrite before, ArticleWrite after) {
        return RevisionComparison.diff(1, 2,
                new RevisionComparison.Compared(content(before), content(after), before, after), JSON);
    }

    private static ArticleWrite random(Random random) {
        List<Block> body = new ArrayList<>();
        for (int i = random.nextInt(10); i > 0; i--) {
            body.add(random.nextBoolean()
                    ? new Block.Paragraph("p" + random.nextInt(6))
                    : new Block.Listing(random.nextBoolean(), null,
                            List.of(new Block.Listing.Item("i" + random.nextInt(3), null))));
        }
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            tags.add("t" + random.nextInt(6));
        }
        ObjectNode custom = random.nextBoolean() ? null : JSON.createObjectNode();
        if (custom != null) {
            custom.putNull("nothing").put("a/b~c", random.nextInt(2)).putObject("x" + random.nextInt(2)).put("y", 1.0);
        }
        return write("h" + random.nextInt(3), tags, custom, body);
    }

    private static ArticleWrite write(String headline, List<String> tags, @Nullable ObjectNode custom,
            List<Block> body) {
        return new ArticleWrite(headline, null, "tea", "", List.of(), BodySource.of(body), List.of(), "ai", tags,
                List.of("ana-lima"), new HeroImageReference(new UUID(0, 1)), "article", "en", true, null, false, null,
                custom);
    }

    private static ArticleContent content(ArticleWrite write) {
        List<Block> body = write.body() == null || write.body().blocks() == null ? List.of() : write.body().blocks();
        return new ArticleContent(write.headline(), null, "tea", "", List.of(), body, List.of(), null, List.of(),
                List.of(), null, "article", "en", true, null, false, null, write.custom());
    }
}
