package org.meridiem.cluster.sample;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;

/// Motifs of sky and signal: circles, arcs, light.
final class Heavens {

    private static final int WIDTH = Canvas.WIDTH;
    private static final int HEIGHT = Canvas.HEIGHT;

    private Heavens() {
    }

    /// Planets on thin tilted orbits around a bright centre.
    static void orbits(Canvas c) {
        speckle(c, 260);
        double x = c.between(560, 1040);
        double y = c.between(390, 510);
        double tilt = c.between(-0.35, 0.35);
        c.glow(x, y, 62, c.palette.accent(0));
        var level = c.pen.getTransform();
        c.pen.rotate(tilt, x, y);
        int rings = 7;
        for (int i = 0; i < rings; i++) {
            double radius = 140 + i * c.between(84, 100);
            double flat = 0.42;
            c.stroke(new Ellipse2D.Double(x - radius, y - radius * flat, radius * 2, radius * 2 * flat),
                    Palette.veil(c.palette.ink(), 0.34), i == 2 ? 3.2 : 1.6);
            double at = c.between(0, 2 * Math.PI);
            planet(c, x + Math.cos(at) * radius, y + Math.sin(at) * radius * flat, c.between(11, 22 + i * 5.0),
                    c.palette.accent(i + 1));
        }
        c.pen.setTransform(level);
    }

    /// Long-exposure star trails around a pole, over a dark hill with a small dome.
    static void starTrails(Canvas c) {
        double x = c.between(500, 1100);
        double y = c.between(300, 460);
        for (int i = 0; i < 420; i++) {
            double radius = 20 + Math.pow(c.between(0, 1), 0.62) * 1250;
            double start = c.between(0, 360);
            double length = c.between(14, 46);
            Color tone = Palette.mix(c.palette.accent(i % 4), c.palette.ink(), 0.55);
            c.stroke(new Arc2D.Double(x - radius, y - radius, radius * 2, radius * 2, start, length, Arc2D.OPEN),
                    Palette.veil(tone, c.between(0.18, 0.75)), c.between(0.8, 2.8));
        }
        var hill = c.hills(34, 1300, 0.35);
        c.fill(c.below(px -> 760 + hill.applyAsDouble(px)), Palette.mix(c.palette.deep(), Color.BLACK, 0.3));
        double domeX = c.between(260, 1340);
        double domeY = 765 + hill.applyAsDouble(domeX);
        Color wall = Palette.mix(c.palette.deep(), c.palette.ink(), 0.28);
        c.pen.setColor(wall);
        c.pen.fillRect((int) domeX - 62, (int) domeY - 62, 124, 80);
        c.fill(new Arc2D.Double(domeX - 70, domeY - 132, 140, 140, 0, 180, Arc2D.PIE), wall);
        c.fill(new Arc2D.Double(domeX - 70, domeY - 132, 140, 140, 58, 24, Arc2D.PIE), c.palette.accent(0));
    }

    /// Rings spreading from a few sources and crossing each other.
    static void signal(Canvas c) {
        int sources = 3;
        for (int s = 0; s < sources; s++) {
            double x = WIDTH * (0.2 + 0.3 * s) + c.between(-90, 90);
            double y = c.between(240, 660);
            Color tone = c.palette.light() && s == 2 ? c.palette.deep() : c.palette.accent(s);
            for (int i = 22; i > 0; i--) {
                double radius = 14 + i * i * 1.05 + i * 10;
                c.stroke(Canvas.disc(x, y, radius), Palette.veil(tone, 0.85 - i * 0.032), 11 - i * 0.36);
            }
            c.fill(Canvas.disc(x, y, 16), tone);
        }
    }

    private static void planet(Canvas c, double x, double y, double radius, Color colour) {
        c.pen.setPaint(new RadialGradientPaint((float) (x - radius * 0.4), (float) (y - radius * 0.4),
                (float) (radius * 1.7), new float[]{0f, 0.55f, 1f}, new Color[]{Palette.mix(colour, Color.WHITE, 0.45),
                        colour, Palette.mix(colour, c.palette.deep(), 0.8)}));
        c.pen.fill(Canvas.disc(x, y, radius));
    }

    private static void speckle(Canvas c, int count) {
        for (int i = 0; i < count; i++) {
            c.fill(Canvas.disc(c.between(0, WIDTH), c.between(0, HEIGHT), c.between(0.6, 2.2)),
                    Palette.veil(c.palette.ink(), c.between(0.15, 0.8)));
        }
    }
}
