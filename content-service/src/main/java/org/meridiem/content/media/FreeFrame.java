package org.meridiem.content.media;

import java.awt.Rectangle;

import org.jspecify.annotations.Nullable;

/// A frame of any size. Only signed addresses lead to one.
///
/// @param width  in pixels; null for as wide as the height makes it
/// @param height in pixels; null for as high as the width makes it
/// @param fit    what to do with other proportions
record FreeFrame(@Nullable Integer width, @Nullable Integer height, Fit fit) implements Frame {

    @Override
    public String label() {
        return (width == null ? "" : width) + "x" + (height == null ? "" : height) + "-" + fit;
    }

    @Override
    public Rectangle region(int pictureWidth, int pictureHeight, FocalPoint focus) {
        return fit == Fit.COVER && width != null && height != null
                ? Frame.around(focus, width, height, pictureWidth, pictureHeight)
                : new Rectangle(0, 0, pictureWidth, pictureHeight);
    }

    @Override
    public Size size(int pictureWidth, int pictureHeight) {
        Rectangle region = region(pictureWidth, pictureHeight, FocalPoint.CENTRE);
        double scale = Math.min(1,
                Math.min(width == null ? 1 : (double) width / region.width,
                        height == null ? 1 : (double) height / region.height));
        return new Size((int) Math.max(1, Math.round(region.width * scale)),
                (int) Math.max(1, Math.round(region.height * scale)));
    }
}
