package org.meridiem.cluster.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Motifs out of doors.
final class Landscapes {

    private static final int WIDTH = Canvas.WIDTH;
    private static final int HEIGHT = Canvas.HEIGHT;

    private Landscapes() {
    }

    /// Six hazy ridges before a low sun.
    static void ridges(Canvas c) {
        c.glow(c.between(350, 1250), c.between(210, 330), c.between(60, 95), c.palette.sun());
        hazyRidges(c, 6, 330, 0.55);
    }

    /// A row of wind turbines on two green ridges.
    static void turbines(Canvas c) {
        c.glow(c.between(250, 1350), c.between(230, 340), c.between(70, 100), c.palette.sun());
        hazyRidges(c, 2, 520, 0.4);
        DoubleUnaryOperator crest = ridge(c, 660, 38, 1500, 0.35);
        int count = 6 + c.anyOf(3);
        for (int i = 0; i < count; i++) {
            double x = 90 + (WIDTH - 180.0) * i / (count - 1) + c.between(-35, 35);
            double size = c.between(0.62, 1.0) * (i % 2 == 0 ? 1 : 0.72);
            turbine(c, x, crest.applyAsDouble(x) + 12, size);
        }
        c.fill(c.below(crest), c.palette.accent(0));
        c.fill(c.below(ridge(c, 800, 30, 1100, 0.4)), c.palette.deep());
    }

    /// Bands of sea under a moon or sun, each with a bright edge.
    static void tide(Canvas c) {
        double sunX = c.between(300, 1300);
        c.glow(sunX, c.between(190, 270), c.between(75, 110), c.palette.sun());
        int bands = 9;
        for (int i = 0; i < bands; i++) {
            double share = i / (bands - 1.0);
            double base = 400 + 470 * share * (0.55 + 0.45 * share);
            DoubleUnaryOperator hills = c.hills(10 + 20 * share, c.between(320, 620) + 300 * share, 0.35);
            DoubleUnaryOperator wave = x -> base + hills.applyAsDouble(x);
            Color water = Palette.mix(Palette.mix(c.palette.skyBottom(), c.palette.accent(1), 0.55), c.palette.deep(),
                    share);
            c.fill(c.below(wave), water);
            c.stroke(c.line(wave), Palette.veil(c.palette.accent(3), 0.35 - 0.2 * share), 2.2);
        }
        for (int i = 0; i < 26; i++) {
            double y = 415 + i * i * 0.62;
            double half = c.between(6, 60) * (0.5 + i / 26.0);
            double x = sunX + c.between(-40, 40) * (1 + i / 12.0);
            c.stroke(new Line2D.Double(x - half, y, x + half, y), Palette.veil(c.palette.accent(2), 0.4), 3);
        }
    }

    /// A relief map: filled height bands between thin lines, and one marked place.
    static void contours(Canvas c) {
        int peaks = 7;
        double[] x = new double[peaks];
        double[] y = new double[peaks];
        double[] reach = new double[peaks];
        double[] height = new double[peaks];
        for (int i = 0; i < peaks; i++) {
            x[i] = c.between(0, WIDTH);
            y[i] = c.between(0, HEIGHT);
            reach[i] = c.between(150, 360);
            height[i] = c.between(0.5, 1.1) * (i % 3 == 2 ? -1 : 1);
        }
        double[] shiftX = sampled(c.hills(24, 520, 0.28), HEIGHT);
        double[] shiftY = sampled(c.hills(24, 460, 0.28), WIDTH);
        Color low = c.palette.light() ? c.palette.skyTop() : c.palette.deep();
        Color line = c.palette.light() ? c.palette.deep() : c.palette.sun();
        int bands = 13;
        Color[] fills = new Color[bands * 3];
        for (int i = 0; i < fills.length; i++) {
            fills[i] = Palette.mix(low, c.palette.accent(1), (i - bands) / (double) bands);
        }
        c.eachPixel((px, py) -> {
            double value = 0;
            double slopeX = 0;
            double slopeY = 0;
            for (int i = 0; i < peaks; i++) {
                double dx = (px + shiftX[py] - x[i]) / reach[i];
                double dy = (py + shiftY[px] - y[i]) / reach[i];
                double near = 1 / (1 + dx * dx + dy * dy);
                value += height[i] * near;
                slopeX += height[i] * near * near * dx / reach[i];
                slopeY += height[i] * near * near * dy / reach[i];
            }
            double scaled = (value + 0.6) / 2.1 * bands;
            double toLine = scaled - Math.rint(scaled);
            double perPixel = Math.max(0.004, 2 * Math.hypot(slopeX, slopeY) / 2.1 * bands);
            Color fill = fills[Math.clamp((int) Math.floor(scaled) + bands, 0, fills.length - 1)];
            double cover = Math.clamp(1.9 - Math.abs(toLine) / perPixel, 0, 1);
            return cover == 0 ? fill : Palette.mix(fill, line, cover * 0.6);
        });
        double dotX = c.between(500, 1100);
        double dotY = c.between(300, 600);
        c.fill(Canvas.disc(dotX, dotY, 15), c.palette.accent(2));
        c.stroke(Canvas.disc(dotX, dotY, 34), c.palette.accent(2), 4);
    }

    /// Ploughed fields running to the horizon.
    static void fields(Canvas c) {
        double horizon = c.between(330, 390);
        c.glow(c.between(400, 1200), horizon - c.between(10, 90), c.between(70, 100), c.palette.sun());
        c.fill(c.below(ridge(c, horizon - 15, 16, 900, 0.4)),
                Palette.mix(c.palette.skyBottom(), c.palette.deep(), 0.3));
        double vanishX = c.between(550, 1050);
        int strips = 26;
        for (int i = -strips; i < strips; i++) {
            double left = vanishX + i * 170.0;
            double right = left + 170;
            Path2D strip = new Path2D.Double();
            strip.moveTo(vanishX + i * 6.0, horizon);
            strip.lineTo(vanishX + (i + 1) * 6.0, horizon);
            strip.lineTo(right, HEIGHT + 10);
            strip.lineTo(left, HEIGHT + 10);
            strip.closePath();
            Color green = Palette.mix(c.palette.accent(i % 2 == 0 ? 0 : 1), c.palette.deep(), c.between(0.0, 0.28));
            c.fill(strip, green);
        }
        c.pen.setPaint(new GradientPaint(0, (float) horizon, Palette.veil(c.palette.skyBottom(), 0.9), 0,
                (float) horizon + 190, Palette.veil(c.palette.skyBottom(), 0)));
        c.pen.fillRect(0, (int) horizon, WIDTH, 190);
        for (int i = 0; i < 9; i++) {
            double x = c.between(0, WIDTH);
            double size = c.between(12, 26);
            c.fill(Canvas.disc(x, horizon - size * 0.6, size), c.palette.deep());
            c.fill(Canvas.disc(x + size, horizon - size * 0.4, size * 0.7), c.palette.deep());
        }
    }

    private static double[] sampled(DoubleUnaryOperator curve, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, curve::applyAsDouble);
        return values;
    }

    private static void hazyRidges(Canvas c, int count, double top, double roughness) {
        for (int i = 0; i < count; i++) {
            double share = (i + 1.0) / count;
            Color haze = c.palette.sky(0.9);
            Color tone = Palette.mix(Palette.mix(haze, c.palette.accent(1), 0.35), c.palette.deep(), share * share);
            double base = top + (HEIGHT - 90 - top) * i / Math.max(1, count - 1.0) * (count > 2 ? 1 : 0.25);
            c.fill(c.below(ridge(c, base, 52 - 18 * share, c.between(700, 1300), roughness)), tone);
        }
    }

    private static DoubleUnaryOperator ridge(Canvas c, double base, double amplitude, double length, double roughness) {
        DoubleUnaryOperator hills = c.hills(amplitude, length, roughness);
        return x -> base + hills.applyAsDouble(x);
    }

    private static void turbine(Canvas c, double x, double y, double size) {
        double hubY = y - 330 * size;
        Path2D tower = new Path2D.Double();
        tower.moveTo(x - 8 * size, y);
        tower.lineTo(x - 3.5 * size, hubY);
        tower.lineTo(x + 3.5 * size, hubY);
        tower.lineTo(x + 8 * size, y);
        tower.closePath();
        Color white = Palette.mix(c.palette.accent(3), c.palette.skyTop(), 0.1);
        c.fill(tower, white);
        double turn = c.between(0, 2);
        for (int blade = 0; blade < 3; blade++) {
            Path2D shape = new Path2D.Double();
            shape.moveTo(-3, 0);
            shape.quadTo(-15, -40, -4, -175);
            shape.quadTo(9, -60, 5, 0);
            shape.closePath();
            AffineTransform place = AffineTransform.getTranslateInstance(x, hubY);
            place.rotate(turn + blade * 2 * Math.PI / 3);
            place.scale(size, size);
            c.fill(place.createTransformedShape(shape), white);
        }
        c.fill(Canvas.disc(x, hubY, 9 * size), c.palette.deep());
    }
}
