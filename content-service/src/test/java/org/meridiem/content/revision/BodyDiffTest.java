package org.meridiem.content.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.meridiem.content.body.Block;

class BodyDiffTest {

    private static final Block TEA = new Block.Paragraph("The harvest of tea was very good this year.");
    private static final Block BOARD = new Block.Paragraph("The board expects prices to fall by a tenth.");
    private static final Block HEAD = new Block.Heading(2, "What now");
    private static final Block RAIN = new Block.Paragraph("It rained for nine days in the hills.");

    @Test
    void whatIsTheSameIsEqual() {
        assertThat(compare(List.of(TEA, HEAD), List.of(TEA, HEAD)))
                .containsExactly(new BlockChange(ChangeKind.EQUAL, 0, 0, null, TEA, null),
                        new BlockChange(ChangeKind.EQUAL, 1, 1, null, HEAD, null));
    }

    @Test
    void whatCameAndWhatWent() {
        assertThat(compare(List.of(TEA, HEAD), List.of(TEA, RAIN))).containsExactly(
                new BlockChange(ChangeKind.EQUAL, 0, 0, null, TEA, null),
                new BlockChange(ChangeKind.INSERTED, null, 1, null, RAIN, null),
                new BlockChange(ChangeKind.DELETED, 1, null, HEAD, null, null));
        assertThat(compare(List.of(), List.of(TEA))).extracting(BlockChange::op).containsExactly(ChangeKind.INSERTED);
        assertThat(compare(List.of(TEA), List.of())).extracting(BlockChange::op).containsExactly(ChangeKind.DELETED);
        assertThat(compare(List.of(), List.of())).isEmpty();
    }

    @Test
    void aRewordedBlockTellsItsWords() {
        Block reworded = new Block.Paragraph("The harvest of <strong>green tea</strong> was good this year.");

        BlockChange change = compare(List.of(TEA, HEAD), List.of(reworded, HEAD)).getFirst();

        assertThat(change.op()).isEqualTo(ChangeKind.CHANGED);
        assertThat(change.before()).isEqualTo(TEA);
        assertThat(change.after()).isEqualTo(reworded);
        assertThat(change.inline()).containsExactly(new TextPart(ChangeKind.EQUAL, "The harvest of "),
                new TextPart(ChangeKind.INSERTED, "green "), new TextPart(ChangeKind.EQUAL, "tea was"),
                new TextPart(ChangeKind.DELETED, " very"), new TextPart(ChangeKind.EQUAL, " good this year."));
    }

    @Test
    void aChangeOfFormAloneIsAChangeWithTheSameWords() {
        Block bold = new Block.Paragraph("The harvest of tea was <strong>very good</strong> this year.");

        assertThat(compare(List.of(TEA), List.of(bold))).singleElement().satisfies(change -> {
            assertThat(change.op()).isEqualTo(ChangeKind.CHANGED);
            assertThat(change.inline())
                    .containsExactly(new TextPart(ChangeKind.EQUAL, "The harvest of tea was very good this year."));
        });
    }

    @Test
    void aBlockThatIsTheSameElsewhereHasMoved() {
        assertThat(compare(List.of(TEA, HEAD, BOARD, RAIN), List.of(HEAD, BOARD, RAIN, TEA))).containsExactly(
                new BlockChange(ChangeKind.EQUAL, 1, 0, null, HEAD, null),
                new BlockChange(ChangeKind.EQUAL, 2, 1, null, BOARD, null),
                new BlockChange(ChangeKind.EQUAL, 3, 2, null, RAIN, null),
                new BlockChange(ChangeKind.MOVED, 0, 3, null, TEA, null));
    }

    @Test
    void textsWithoutSpacesAreComparedByTheirWordsToo() {
        var words = new WordDiff("ja");

        assertThat(words.compare("お茶の収穫は良かった", "お茶の収穫は悪かった")).contains(new TextPart(ChangeKind.EQUAL, "お茶の収穫は"))
                .hasSizeGreaterThan(2);
    }

    @Test
    void everyBlockOfBothBodiesIsToldOnce() {
        var random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            List<Block> earlier = body(random);
            List<Block> later = edited(earlier, random);

            List<BlockChange> changes = compare(earlier, later);

            assertThat(changes.stream().map(BlockChange::from).filter(Objects::nonNull).sorted().toList())
                    .as("round %d", round).isEqualTo(indexes(earlier));
            assertThat(changes.stream().map(BlockChange::to).filter(Objects::nonNull).toList()).as("round %d", round)
                    .isEqualTo(indexes(later));
            for (BlockChange change : changes) {
                if (change.to() != null) {
                    assertThat(change.after()).isEqualTo(later.get(change.to()));
                }
                if (change.op() == ChangeKind.EQUAL || change.op() == ChangeKind.MOVED) {
                    assertThat(earlier.get(Objects.requireNonNull(change.from()))).isEqualTo(change.after());
                }
            }
        }
    }

    @Test
    void wordsPutTogetherAreBothTexts() {
        var random = new Random(1147);
        for (int round = 0; round < 300; round++) {
            String earlier = text(random);
            String later = text(random);

            List<TextPart> parts = new WordDiff("en").compare(earlier, later);

            assertThat(joined(parts, ChangeKind.INSERTED)).isEqualTo(earlier);
            assertThat(joined(parts, ChangeKind.DELETED)).isEqualTo(later);
        }
    }

    @Test
    void aTextThatWouldTakeTooLongIsToldAsAWhole() {
        var words = new WordDiff("en");
        String earlier = "old ".repeat(20_000);
        String later = "new ".repeat(20_000);

        assertThat(words.compare("same " + earlier, "same " + later)).extracting(TextPart::op)
                .containsExactly(ChangeKind.EQUAL, ChangeKind.DELETED, ChangeKind.INSERTED, ChangeKind.EQUAL);
    }

    private static List<BlockChange> compare(List<Block> earlier, List<Block> later) {
        return BodyDiff.compare(earlier, later, new WordDiff("en"));
    }

    private static List<Integer> indexes(List<Block> body) {
        return java.util.stream.IntStream.range(0, body.size()).boxed().toList();
    }

    private static List<Block> body(Random random) {
        List<Block> body = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            body.add(block(random));
        }
        return body;
    }

    private static Block block(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Block.Divider();
            case 1 -> new Block.Heading(2, text(random));
            default -> new Block.Paragraph(text(random));
        };
    }

    private static List<Block> edited(List<Block> body, Random random) {
        List<Block> edited = new ArrayList<>(body);
        for (int i = random.nextInt(5); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> edited.add(random.nextInt(edited.size() + 1), block(random));
                case 1 -> Collections.shuffle(edited, random);
                case 2 -> {
                    if (!edited.isEmpty()) {
                        edited.remove(random.nextInt(edited.size()));
                    }
                }
                default -> {
                    if (!edited.isEmpty()) {
                        edited.set(random.nextInt(edited.size()), block(random));
                    }
                }
            }
        }
        return edited;
    }

    private static String text(Random random) {
        List<String> words = List.of("tea", "rain", "price", "falls", "board", "says", "hill", "good");
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(words.get(random.nextInt(words.size()))).append(i > 1 ? " " : "");
        }
        return text.toString();
    }

    private static String joined(List<TextPart> parts, ChangeKind without) {
        var text = new StringBuilder();
        parts.stream().filter(part -> part.op() != without).forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
