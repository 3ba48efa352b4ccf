package org.meridiem.content.media;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The renditions that exist. There are no others, so that nobody can make this service compute or keep pictures without end.
///
/// A picture is never enlarged: a rendition of a smaller picture is as large as that allows.
enum Preset implements Frame {
    /// 320 pixels wide.
    W320(320, 0),
    /// 640 pixels wide.
    W640(640, 0),
    /// 960 pixels wide.
    W960(960, 0),
    /// 1280 pixels wide.
    W1280(1280, 0),
    /// 1920 pixels wide.
    W1920(1920, 0),
    /// 480 × 480 pixels around the focal point: avatars, lists.
    SQUARE(480, 480),
    /// 1200 × 630 pixels around the focal point: previews in social networks and messengers.
    SOCIAL(1200, 630);

    private final int width;
    /// 0 for a preset that keeps the picture's proportions.
    private final int height;

    Preset(int width, int height) {
        this.width = width;
        this.height = height;
    }

    static Optional<Preset> ofLabel(String label) {
        return Arrays.stream(values()).filter(preset -> preset.label().equals(label)).findFirst();
    }

    /// The name in addresses.
    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean crops() {
        return height > 0;
    }

    /// Whether a list of renditions names it for a picture of this width: wider ones would be the same picture again.
    boolean worthwhile(int pictureWidth) {
        if (crops()) {
            return true;
        }
        int narrower = Arrays.stream(values()).filter(preset -> !preset.crops()).mapToInt(preset -> preset.width).filter(w -> w < width).max()
            .orElse(0);
        return pictureWidth > narrower;
    }

    @Override
    public Rectangle region(int pictureWidth, int pictureHeight, FocalPoint focus) {
        return crops()
                ? Frame.around(focus, width, height, pictureWidth, pictureHeight)
                : new Rectangle(0, 0, pictureWidth, pictureHeight);
    }

    @Override
    public Size size(int pictureWidth, int pictureHeight) {
        Rectangle region = region(pictureWidth, pictureHeight, FocalPoint.CENTRE);
        if (region.width <= width) {
            return new Size(region.width, region.height);
        }
        return new Size(width, crops() ? height : (int) Math.max(1, Math.round((double) width * region.height / region.width)));
    }
}
