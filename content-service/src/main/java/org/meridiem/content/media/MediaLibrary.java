package org.meridiem.content.media;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;

/// Finds pictures.
@ApplicationScoped
public class MediaLibrary {

    private final MediaRepository media;
    private final MediaAddresses addresses;
    private final Cursors cursors;

    MediaLibrary(MediaRepository media, MediaAddresses addresses, Cursors cursors) {
        this.media = media;
        this.addresses = addresses;
        this.cursors = cursors;
    }

    /// The picture with this id, as readers' pages show it.
    public Optional<HeroImage> image(UUID id) {
        return media.findByIdOptional(id).map(this::image);
    }

    /// The pictures with these ids, in one query; those that do not exist are left out.
    public Map<UUID, HeroImage> images(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : media.byIds(ids).stream().map(this::image)
                        .collect(Collectors.toUnmodifiableMap(HeroImage::id, Function.identity()));
    }

    /// Makes sure that a picture exists and stays until the caller's transaction ends.
    ///
    /// @param id      the picture, null for none
    /// @param pointer where the request names it
    /// @throws org.meridiem.kit.problem.ProblemException 422 when there is no such picture
    public void hold(@Nullable UUID id, String pointer) {
        if (id != null && media.held(id).isEmpty()) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no picture with this id.").at(pointer,
                    "no picture has this id");
        }
    }

    HeroImage image(MediaItem item) {
        return item.format() == ImageFormat.SVG ? drawing(item) : picture(item);
    }

    /// A drawing has no pixels and so no renditions: it fits everywhere as it is.
    private HeroImage drawing(MediaItem item) {
        MediaDetails details = item.details();
        return new HeroImage(item.id(),
                addresses.of("/v1/media/" + item.id() + "/" + MediaResource.DRAWING + "?v=" + item.imageVersion()),
                details.alt(), details.caption(), details.credit(), item.width(), item.height(), item.focalPoint(),
                List.of());
    }

    private HeroImage picture(MediaItem item) {
        FocalPoint focus = item.focalPoint();
        List<HeroImage.Rendition> renditions = Arrays.stream(Preset.values())
                .filter(preset -> preset.worthwhile(item.width()))
                .map(preset -> rendition(item, preset)).toList();
        Preset largest = Arrays.stream(Preset.values())
                .filter(preset -> !preset.crops() && preset.worthwhile(item.width()))
                .reduce((_, wider) -> wider).orElse(Preset.W320);
        Frame.Size size = largest.size(item.width(), item.height());
        MediaDetails details = item.details();
        return new HeroImage(item.id(), url(item, largest), details.alt(), details.caption(), details.credit(),
                size.width(), size.height(), focus,
                renditions);
    }

    Optional<MediaItem> byId(UUID id) {
        return media.findByIdOptional(id);
    }

    Page<MediaItem> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "media?q=" + q, limit);
        List<String> position = cut.position(cursor);
        Long total = count ? media.count(q) : null;
        return cut.page(media.newest(q, position == null ? null : UUID.fromString(position.getFirst()), cut.fetch()),
                item -> List.of(item.id().toString()), total);
    }

    private HeroImage.Rendition rendition(MediaItem item, Preset preset) {
        Frame.Size size = preset.size(item.width(), item.height());
        return new HeroImage.Rendition(preset.label(), url(item, preset), size.width(), size.height(),
                item.format().label());
    }

    private URI url(MediaItem item, Preset preset) {
        return addresses.of("/v1/media/" + item.id() + "/" + preset.label() + "?v=" + item.imageVersion());
    }
}
