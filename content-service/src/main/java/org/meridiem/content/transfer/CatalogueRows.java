package org.meridiem.content.transfer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.media.MediaExchange;
import org.meridiem.content.transfer.source.Content.Catalogued;
import org.meridiem.content.transfer.source.Kind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.arc.All;

/// Writes sections, tags, authors, redirects, comments and the site of an import. Works in the caller's transaction.
@ApplicationScoped
class CatalogueRows {

    private final Map<String, CatalogueExchange> exchanges;
    private final MediaExchange media;
    private final Mappings mappings;
    private final DryRunPlan plan;
    private final ObjectMapper json;

    CatalogueRows(@All List<CatalogueExchange> exchanges, MediaExchange media, Mappings mappings, DryRunPlan plan,
            ObjectMapper json) {
        this.exchanges = exchanges.stream()
                .collect(Collectors.toUnmodifiableMap(CatalogueExchange::kind, Function.identity()));
        this.media = media;
        this.mappings = mappings;
        this.plan = plan;
        this.json = json;
    }

    RowReport write(RowTask task, Catalogued part) {
        Kind kind = part.kind();
        CatalogueExchange exchange = exchange(kind);
        String source = task.job().source();
        String fingerprint = Fingerprint.of(part);
        Optional<Mappings.Mapping> known = mappings.find(source, kind, task.row().id());
        if (known.filter(task::isRepeat).isPresent()) {
            return task.repeat(known.get(), kind);
        }
        Optional<CatalogueExchange.Present> present = known.flatMap(mapping -> exchange.byId(mapping.target()));
        if (present.isPresent()) {
            return again(task, part, exchange, known.get(), present.get(), fingerprint);
        }
        Optional<CatalogueExchange.Present> namesake = exchange.bySlug(part.slug());
        ObjectNode write = part.write().deepCopy();
        references(task, kind, write);
        CatalogueExchange.Present made;
        Outcome outcome;
        if (namesake.isEmpty() && task.job().dryRun() && plan.bringsArticleOf(task.shelf(), write)) {
            // It cannot be tried out without the article.
            return task.report(Outcome.CREATED, (RowReport.Target) null, null);
        }
        if (namesake.isEmpty()) {
            made = exchange.create(write, task.job().actor());
            outcome = Outcome.CREATED;
        } else if (exchange.says(namesake.get().id(), write)) {
            made = namesake.get();
            outcome = Outcome.UNCHANGED;
        } else if (kind.isNamed()) {
            made = namesake.get();
            outcome = Outcome.UNCHANGED;
            task.warn("A " + kind.label() + " with this slug is here already and is used as it is.");
        } else if (task.job().options().overwrite() || kind == Kind.SITE && namesake.get().version() == 1) {
            // Nobody wrote the first version of the site.
            made = exchange.replace(namesake.get().id(), write, task.job().actor());
            outcome = Outcome.UPDATED;
        } else {
            return task.report(Outcome.SKIPPED, new RowReport.Target(kind.label(), namesake.get().id()),
                    "It is here already and says something else; with overwrite=true it would be replaced.");
        }
        mappings.put(source, kind, task.row().id(), part.slug(), task.mapping(made.id(), made.version(), fingerprint));
        return task.report(outcome, kind, made.id());
    }

    private RowReport again(RowTask task, Catalogued part, CatalogueExchange exchange, Mappings.Mapping known,
            CatalogueExchange.Present present, String fingerprint) {
        Kind kind = part.kind();
        Outcome outcome = Outcome.UNCHANGED;
        long version = known.version();
        if (!known.fingerprint().equals(fingerprint)) {
            if (present.version() != known.version() && !task.job().options().overwrite()) {
                return task.report(Outcome.SKIPPED, new RowReport.Target(kind.label(), present.id()),
                        "It was changed here since the last import; with overwrite=true it would be replaced.");
            }
            ObjectNode write = part.write().deepCopy();
            references(task, kind, write);
            if (kind.isNamed()) {
                // A new slug would break addresses that readers know.
                write.put("slug", present.slug());
            }
            version = exchange.replace(present.id(), write, task.job().actor()).version();
            outcome = version == present.version() ? Outcome.UNCHANGED : Outcome.UPDATED;
        }
        mappings.put(task.job().source(), kind, task.row().id(), part.slug(),
                task.mapping(present.id(), version, fingerprint));
        return task.report(outcome, kind, present.id());
    }

    /// The parent of a section and the picture of an author may not be here.
    private void references(RowTask task, Kind kind, ObjectNode write) {
        if (kind == Kind.SECTION && write.hasNonNull("parent")) {
            String wanted = write.path("parent").asText();
            String parent = slugs(task, Kind.SECTION, List.of(wanted), _ -> null).get(wanted);
            if (parent == null) {
                task.warn("The section above is not here: " + wanted + ". It is a section at the top.");
                write.remove("parent");
            } else {
                write.put("parent", parent);
            }
        }
        for (String member : List.of("avatar", "logo")) {
            String picture = write.path(member).path("id").asText("");
            if (!picture.isEmpty() && !media.has(picture)) {
                task.warn("The picture (" + member + ") is not in the library and is left out: " + picture);
                write.remove(member);
            }
        }
    }

    /// Our slugs of what a row refers to.
    ///
    /// @param names to make what is not here out of, by slug; nothing is made of what has none
    /// @return by the slugs in the file, those that are here now, in their order
    Map<String, String> slugs(RowTask task, Kind kind, List<String> wanted, Function<String, @Nullable String> names) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, String> known = mappings.presentSlugs(task.job().source(), kind, wanted);
        Map<String, String> present = new LinkedHashMap<>();
        for (String slug : new LinkedHashSet<>(wanted)) {
            String ours = known.containsKey(slug) ? known.get(slug) : made(task, kind, slug, names.apply(slug));
            if (ours != null) {
                present.put(slug, ours);
            }
        }
        return present;
    }

    private @Nullable String made(RowTask task, Kind kind, String slug, @Nullable String name) {
        if (task.job().dryRun()) {
            Optional<ObjectNode> planned = plan.write(task.shelf(), kind, slug);
            if (planned.isPresent()) {
                references(task, kind, planned.get());
                return exchange(kind).create(planned.get(), task.job().actor()).slug();
            }
        }
        if (name == null) {
            return null;
        }
        String label = name.strip();
        ObjectNode write = json.createObjectNode().put("slug", slug).put("name",
                label.isEmpty() ? slug : label.length() > 120 ? label.substring(0, 120) : label);
        task.warn("The " + kind.label() + " “" + slug + "” was not here: it was made for this article.");
        return exchange(kind).create(write, task.job().actor()).slug();
    }

    private CatalogueExchange exchange(Kind kind) {
        CatalogueExchange exchange = exchanges.get(kind.label());
        if (exchange == null) {
            throw new IllegalArgumentException("not of the catalogue: " + kind);
        }
        return exchange;
    }
}
