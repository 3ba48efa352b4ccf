package org.meridiem.content.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A section as readers see it, with the sections below it.
///
/// @param slug         its address
/// @param name         its name
/// @param path         slugs from the top down
/// @param description  what is filed here, plain text, may be empty
/// @param articleCount published articles here and below; left out where nobody counted
/// @param children     the sections below, in their order
@Schema(name = "Section", description = "A section as readers see it, with the sections below it", requiredProperties = { "slug", "name", "path", "description", "children" })
public record SectionNode(@Schema(examples = "ai") String slug, @Schema(examples = "AI & Machine Learning") String name,
        @Schema(description = "Slugs from the top section down", examples = "technology/ai") String path,
        @Schema(description = "What is filed here, plain text") String description,
        @Schema(description = "Published articles here and in the sections below", examples = "12") @Nullable Long articleCount,
        List<SectionNode> children) {

    /// Copies the list.
    public SectionNode {
        children = List.copyOf(children);
    }

    /// Builds the tree.
    ///
    /// @param sections in the order of siblings
    /// @param counts   published articles filed in each section itself, null to leave counts out
    static List<SectionNode> tree(List<Section> sections, @Nullable Map<UUID, Long> counts) {
        return new Builder(sections, counts).under(null);
    }

    /// The part of the tree that begins at a section.
    static SectionNode at(Section section, List<Section> sections, Map<UUID, Long> counts) {
        return new Builder(sections, counts).node(section);
    }

    private static final class Builder {

        private final Map<@Nullable UUID, List<Section>> byParent = new HashMap<>();
        private final @Nullable Map<UUID, Long> counts;

        Builder(List<Section> sections, @Nullable Map<UUID, Long> counts) {
            this.counts = counts;
            for (Section section : sections) {
                byParent.computeIfAbsent(section.parentId().orElse(null), _ -> new ArrayList<>()).add(section);
            }
        }

        List<SectionNode> under(@Nullable UUID parent) {
            return byParent.getOrDefault(parent, List.of()).stream().map(this::node).toList();
        }

        SectionNode node(Section section) {
            List<SectionNode> children = under(section.id());
            Long count = null;
            if (counts != null) {
                long below = children.stream().mapToLong(child -> child.articleCount() == null ? 0 : child.articleCount()).sum();
                count = counts.getOrDefault(section.id(), 0L) + below;
            }
            return new SectionNode(section.slug(), section.name(), section.path(), section.description(), count, children);
        }
    }
}
