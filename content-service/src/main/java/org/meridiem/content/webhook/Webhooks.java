package org.meridiem.content.webhook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.section.Section;
import org.meridiem.content.section.Sections;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;

/// Finds webhooks, and translates between their sections' ids and slugs.
@ApplicationScoped
class Webhooks {

    private final WebhookRepository webhooks;
    private final Sections sections;
    private final Cursors cursors;
    private final Clock clock;

    Webhooks(WebhookRepository webhooks, Sections sections, Cursors cursors, Clock clock) {
        this.webhooks = webhooks;
        this.sections = sections;
        this.cursors = cursors;
        this.clock = clock;
    }

    Webhook existing(UUID id) {
        return webhooks.findByIdOptional(id).orElseThrow(Webhooks::none);
    }

    Page<WebhookView> page(int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "webhooks", limit);
        List<String> position = cut.position(cursor);
        Long total = count ? webhooks.count() : null;
        return Cut.map(cut.page(
                webhooks.newest(position == null ? null : UUID.fromString(position.getFirst()), cut.fetch()),
                webhook -> List.of(webhook.id().toString()), total), this::view);
    }

    WebhookView view(Webhook webhook) {
        return WebhookView.of(webhook, slugs(webhook), clock);
    }

    /// As a client would write it now.
    WebhookWrite write(Webhook webhook) {
        return new WebhookWrite(webhook.name(), webhook.url().toString(), webhook.eventTypes(), slugs(webhook),
                webhook.active());
    }

    /// The ids of the sections that a client names.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 422 when there is none with such a slug
    @Nullable
    List<UUID> sectionIds(@Nullable List<String> slugs) {
        if (slugs == null) {
            return null;
        }
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            Optional<Section> section = sections.bySlug(slugs.get(i));
            String pointer = "/sections/" + i;
            ids.add(section.map(Section::id).orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE
                    .with("There is no section with this slug.").at(pointer, "no section has this slug")));
        }
        return ids.stream().distinct().sorted().toList();
    }

    static RuntimeException none() {
        return ProblemType.NOT_FOUND.with("There is no webhook with this id.");
    }

    private @Nullable List<String> slugs(Webhook webhook) {
        List<UUID> ids = webhook.sections();
        return ids == null ? null : sections.byIds(ids).stream().map(Section::slug).sorted().toList();
    }
}
