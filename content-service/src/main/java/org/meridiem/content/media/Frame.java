package org.meridiem.content.media;

import java.awt.Rectangle;

/// What a rendition shows of a picture, and how large it is.
///
/// A picture is never enlarged: a rendition of a smaller picture is as large as that allows.
interface Frame {

    /// Names it; equal frames have equal names.
    String label();

    /// What is cut out of the picture.
    ///
    /// @param pictureWidth  its width
    /// @param pictureHeight its height
    /// @param focus         stays as near to the middle as the edges allow
    Rectangle region(int pictureWidth, int pictureHeight, FocalPoint focus);

    /// How large the rendition is.
    Size size(int pictureWidth, int pictureHeight);

    /// The largest part of a picture with the proportions of a frame.
    static Rectangle around(FocalPoint focus, int width, int height, int pictureWidth, int pictureHeight) {
        double scale = Math.min((double) pictureWidth / width, (double) pictureHeight / height);
        int regionWidth = Math.clamp(Math.round(width * scale), 1, pictureWidth);
        int regionHeight = Math.clamp(Math.round(height * scale), 1, pictureHeight);
        int x = Math.clamp(Math.round(focus.x() * pictureWidth - regionWidth / 2.0), 0, pictureWidth - regionWidth);
        int y = Math.clamp(Math.round(focus.y() * pictureHeight - regionHeight / 2.0), 0, pictureHeight - regionHeight);
        return new Rectangle(x, y, regionWidth, regionHeight);
    }

    /// Width and height in pixels.
    record Size(int width, int height) {
    }
}
