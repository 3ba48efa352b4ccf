package org.meridiem.newsletter.issue;

import java.util.List;

import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.block.StoredBlocks;

/// What is written of an issue, its articles aside.
///
/// @param subject   the mail's subject; the first headline when null
/// @param preheader what mail programs show beside the subject; made out of the rest when null
/// @param intro     words before everything else, in Markdown
/// @param blocks    more words, as [StoredBlocks] writes them; null for none
@Embeddable
public record IssueText(@Nullable String subject, @Nullable String preheader, @Nullable String intro,
        @JdbcTypeCode(SqlTypes.JSON) @Nullable String blocks) {

    static final IssueText NONE = new IssueText(null, null, null, null);

    /// @param blocks checked
    public static IssueText of(@Nullable String subject, @Nullable String preheader, @Nullable String intro,
            List<Block> blocks) {
        return new IssueText(subject, preheader, intro, StoredBlocks.write(blocks));
    }

    /// The blocks, ready for use.
    List<Block> written() {
        return StoredBlocks.read(blocks);
    }

    /// True when a reader would see anything of it but the subject.
    boolean hasWords() {
        return intro != null || blocks != null;
    }
}
