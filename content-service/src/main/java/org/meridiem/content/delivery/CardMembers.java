package org.meridiem.content.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.publication.DocumentJson;
import org.meridiem.content.publication.PublishedCard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/// What to give of each card. When all is asked for, the stored bytes go out as they are.
public final class CardMembers {

    private static final Fields KNOWN = Fields.of("fields", PublishedCard.class);

    private final Optional<SequencedSet<String>> names;

    private CardMembers(Optional<SequencedSet<String>> names) {
        this.names = names;
    }

    /// @param fields names separated by commas; null for all
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a member that a card has not
    public static CardMembers picked(@Nullable String fields) {
        return new CardMembers(KNOWN.picked(fields));
    }

    /// The card as JSON.
    ///
    /// @param card as stored
    public Object of(byte[] card) {
        return names.isEmpty() ? new RawValue(new String(card, StandardCharsets.UTF_8)) : tree(card);
    }

    /// The card as JSON to which more can be added.
    ///
    /// @param card as stored
    public ObjectNode tree(byte[] card) {
        var tree = (ObjectNode) DocumentJson.tree(card);
        names.ifPresent(picked -> Fields.keep(tree, picked));
        return tree;
    }
}
