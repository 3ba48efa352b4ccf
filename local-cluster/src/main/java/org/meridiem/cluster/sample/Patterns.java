package org.meridiem.cluster.sample;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Motifs without a subject: pattern and line.
final class Patterns {

    private static final int WIDTH = Canvas.WIDTH;
    private static final int HEIGHT = Canvas.HEIGHT;

    private Patterns() {
    }

    /// A grid of squares, each with quarter circles, discs or half discs.
    static void tiles(Canvas c) {
        int side = c.oneIn(2) ? 100 : 150;
        List<Color> colours = new ArrayList<>(c.palette.accents());
        colours.add(c.palette.deep());
        colours.add(c.palette.skyBottom());
        for (int y = 0; y < HEIGHT; y += side) {
            for (int x = 0; x < WIDTH + side; x += side) {
                Color ground = colours.get(c.anyOf(colours.size()));
                Color figure = colours.get(c.anyOf(colours.size()));
                c.fill(new Rectangle2D.Double(x, y, side, side), ground);
                int quarter = c.anyOf(4);
                double left = x - (quarter % 2 == 0 ? 0 : side);
                double top = y - (quarter < 2 ? 0 : side);
                c.pen.setClip(x, y, side, side);
                switch (c.anyOf(5)) {
                    case 0, 1 ->
                        c.fill(new Arc2D.Double(left, top, side * 2.0, side * 2.0, 0, 360, Arc2D.CHORD), figure);
                    case 2 -> c.fill(Canvas.disc(x + side / 2.0, y + side / 2.0, side * 0.34), figure);
                    case 3 -> c.fill(new Arc2D.Double(x, y, side, side, quarter * 90.0, 180, Arc2D.PIE), figure);
                    default -> {
                        for (int ring = 4; ring > 0; ring--) {
                            double radius = side * ring / 4.0;
                            c.fill(Canvas.disc(left == x ? x : x + side, top == y ? y : y + side, radius),
                                    ring % 2 == 0 ? figure : ground);
                        }
                    }
                }
                c.pen.setClip(null);
            }
        }
    }

    /// Conductor tracks that run in right and half-right angles between pads, around one large chip.
    static void circuit(Canvas c) {
        Color faint = Palette.veil(c.palette.ink(), 0.22);
        int step = 40;
        for (int i = 0; i < 120; i++) {
            double x = step * (double) c.anyOf(WIDTH / step + 1);
            double y = step * (double) c.anyOf(HEIGHT / step + 1);
            Path2D track = new Path2D.Double();
            track.moveTo(x, y);
            c.fill(Canvas.disc(x, y, 7), faint);
            int heading = c.anyOf(8);
            for (int leg = 0; leg < 4; leg++) {
                double length = step * (1.0 + c.anyOf(4));
                x += Math.round(Math.cos(heading * Math.PI / 4)) * length;
                y += Math.round(Math.sin(heading * Math.PI / 4)) * length;
                track.lineTo(x, y);
                heading = Math.floorMod(heading + c.anyOf(3) - 1, 8);
            }
            Color tone = c.oneIn(4) ? Palette.veil(c.palette.accent(c.anyOf(3)), 0.85) : faint;
            c.stroke(track, tone, c.oneIn(5) ? 6 : 3);
            c.fill(Canvas.disc(x, y, 9), tone);
        }
        double size = 280;
        double x = (WIDTH - size) / 2 + c.between(-180, 180);
        double y = (HEIGHT - size) / 2 + c.between(-40, 40);
        for (int pin = 0; pin < 9; pin++) {
            double at = 24 + pin * (size - 48) / 8;
            Color metal = c.palette.accent(2);
            c.stroke(new Line2D.Double(x - 34, y + at, x + size + 34, y + at), metal, 8);
            c.stroke(new Line2D.Double(x + at, y - 34, x + at, y + size + 34), metal, 8);
        }
        c.fill(new RoundRectangle2D.Double(x, y, size, size, 26, 26), c.palette.deep());
        c.fill(new RoundRectangle2D.Double(x + 54, y + 54, size - 108, size - 108, 14, 14),
                Palette.mix(c.palette.deep(), c.palette.accent(0), 0.5));
        c.fill(Canvas.disc(x + 32, y + 32, 9), c.palette.accent(1));
    }

    /// A web of triangles, lighter towards one corner.
    static void mesh(Canvas c) {
        int columns = 15;
        int rows = 9;
        double[][] x = new double[rows + 1][columns + 1];
        double[][] y = new double[rows + 1][columns + 1];
        for (int r = 0; r <= rows; r++) {
            for (int k = 0; k <= columns; k++) {
                x[r][k] = (k - 0.5) * WIDTH / (columns - 1.0) + c.between(-38, 38);
                y[r][k] = (r - 0.5) * HEIGHT / (rows - 1.0) + c.between(-36, 36);
            }
        }
        boolean fromLeft = c.oneIn(2);
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < columns; k++) {
                double share = (fromLeft ? k : columns - k) / (double) columns * 0.7 + r / (double) rows * 0.3;
                for (int half = 0; half < 2; half++) {
                    Path2D triangle = new Path2D.Double();
                    triangle.moveTo(x[r][k], y[r][k]);
                    triangle.lineTo(x[r + 1][k + 1], y[r + 1][k + 1]);
                    if (half == 0) {
                        triangle.lineTo(x[r][k + 1], y[r][k + 1]);
                    } else {
                        triangle.lineTo(x[r + 1][k], y[r + 1][k]);
                    }
                    triangle.closePath();
                    Color base = Palette.mix(c.palette.accent(0), c.palette.deep(), share + c.between(-0.14, 0.14));
                    Color tone = c.oneIn(11) ? Palette.mix(base, c.palette.accent(1 + c.anyOf(2)), 0.75) : base;
                    c.fill(triangle, tone);
                    c.stroke(triangle, tone, 1);
                }
            }
        }
    }

    /// Long fine lines that follow one current.
    static void flow(Canvas c) {
        var bendX = c.hills(0.75, 1500, 0.45);
        var bendY = c.hills(0.75, 1100, 0.45);
        for (int i = 0; i < 520; i++) {
            double x = c.between(-200, WIDTH);
            double y = c.between(-80, HEIGHT + 80);
            Path2D path = new Path2D.Double();
            path.moveTo(x, y);
            int steps = 40 + c.anyOf(70);
            for (int s = 0; s < steps; s++) {
                double heading = bendX.applyAsDouble(x) * 0.55 + bendY.applyAsDouble(y) * 0.8;
                x += Math.cos(heading) * 9;
                y += Math.sin(heading) * 9;
                path.lineTo(x, y);
            }
            Color tone = c.oneIn(6) && c.palette.light() ? c.palette.deep() : c.palette.accent(c.anyOf(3));
            c.stroke(path, Palette.veil(tone, c.between(0.35, 0.9)), c.oneIn(9) ? c.between(8, 14) : c.between(1.2, 4));
        }
    }
}
