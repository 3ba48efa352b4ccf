package org.meridiem.cluster.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// What a motif paints with: the picture, the section's palette, and a source of chance that gives the same picture for the
/// same seed.
final class Canvas {

    static final int WIDTH = 1600;
    static final int HEIGHT = 900;

    final Graphics2D pen;
    final Palette palette;
    private final BufferedImage image;
    private final int[] pixels;
    private final Random chance;

    Canvas(Palette palette, long seed) {
        this.palette = palette;
        this.chance = new Random(seed);
        this.image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setPaint(new GradientPaint(0, 0, palette.skyTop(), 0, HEIGHT, palette.skyBottom()));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /// Ends the painting with a fine paper grain and darker corners, and hands out the picture.
    BufferedImage finished() {
        pen.setPaint(new RadialGradientPaint(WIDTH / 2f, HEIGHT / 2f, WIDTH * 0.62f, new float[]{0.55f, 1f},
                new Color[]{new Color(0, 0, 0, 0), new Color(0, 0, 0, palette.light() ? 34 : 80)}));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        // A cheap hash of the place: grain without a call to the random source per pixel.
        for (int at = 0; at < pixels.length; at++) {
            int hash = (at % WIDTH * 73_856_093) ^ (at / WIDTH * 19_349_663);
            hash ^= hash >>> 13;
            pixels[at] = shifted(pixels[at], ((hash * 83_492_791) >>> 29) - 3);
        }
        return image;
    }

    double between(double low, double high) {
        return low + (high - low) * chance.nextDouble();
    }

    int anyOf(int bound) {
        return chance.nextInt(bound);
    }

    boolean oneIn(int times) {
        return chance.nextInt(times) == 0;
    }

    void fill(Shape shape, Color colour) {
        pen.setColor(colour);
        pen.fill(shape);
    }

    void stroke(Shape shape, Color colour, double width) {
        pen.setColor(colour);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
    }

    /// A disc with a soft halo: a sun, a moon, a lamp.
    void glow(double x, double y, double radius, Color colour) {
        Color clear = Palette.veil(colour, 0);
        pen.setPaint(new RadialGradientPaint((float) x, (float) y, (float) radius * 3, new float[]{0.2f, 1f},
                new Color[]{Palette.veil(colour, 0.45), clear}));
        pen.fill(disc(x, y, radius * 3));
        fill(disc(x, y, radius), colour);
    }

    /// Colours every pixel by itself.
    void eachPixel(PixelColour colour) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                pixels[y * WIDTH + x] = colour.at(x, y).getRGB();
            }
        }
    }

    /// The colour of the pixel at a place.
    interface PixelColour {
        Color at(int x, int y);
    }

    /// Everything below the line `height(x)`.
    Path2D below(DoubleUnaryOperator height) {
        Path2D path = line(height);
        path.lineTo(WIDTH + 10, HEIGHT + 10);
        path.lineTo(-10, HEIGHT + 10);
        path.closePath();
        return path;
    }

    Path2D line(DoubleUnaryOperator height) {
        Path2D path = new Path2D.Double();
        path.moveTo(-10, height.applyAsDouble(-10));
        for (int x = -4; x <= WIDTH + 10; x += 6) {
            path.lineTo(x, height.applyAsDouble(x));
        }
        return path;
    }

    /// A smooth random curve around zero: the sum of a few waves, each finer one weaker. `roughness` from 0 to 1.
    DoubleUnaryOperator hills(double amplitude, double length, double roughness) {
        int octaves = 6;
        double[] phase = new double[octaves];
        double[] stretch = new double[octaves];
        for (int i = 0; i < octaves; i++) {
            phase[i] = between(0, 2 * Math.PI);
            stretch[i] = between(0.85, 1.2);
        }
        return x -> {
            double sum = 0;
            double weight = 1;
            double frequency = 2 * Math.PI / length;
            for (int i = 0; i < octaves; i++) {
                sum += weight * Math.sin(x * frequency * stretch[i] + phase[i]);
                weight *= roughness;
                frequency *= 2.1;
            }
            return sum * amplitude;
        };
    }

    private static int shifted(int rgb, int by) {
        int red = Math.clamp(((rgb >> 16) & 0xff) + by, 0, 255);
        int green = Math.clamp(((rgb >> 8) & 0xff) + by, 0, 255);
        int blue = Math.clamp((rgb & 0xff) + by, 0, 255);
        return red << 16 | green << 8 | blue;
    }
}
