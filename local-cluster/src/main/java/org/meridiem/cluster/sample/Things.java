package org.meridiem.cluster.sample;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Motifs with a subject: houses, crates, books, seats, columns.
final class Things {

    private static final int WIDTH = Canvas.WIDTH;
    private static final int HEIGHT = Canvas.HEIGHT;

    private Things() {
    }

    /// Three rows of houses with lit windows.
    static void skyline(Canvas c) {
        c.glow(c.between(300, 1300), c.between(150, 260), c.between(55, 85), c.palette.sun());
        for (int row = 0; row < 3; row++) {
            Color wall = Palette.mix(Palette.mix(c.palette.skyBottom(), c.palette.accent(1), 0.3), c.palette.deep(),
                    0.3 + 0.35 * row);
            double x = -40;
            while (x < WIDTH) {
                double width = c.between(70, 150) + row * 20;
                double top = 330 + row * 130 + c.between(-110, 90);
                house(c, x, top, width, wall, row);
                x += width + (c.oneIn(4) ? 14 : 0);
            }
        }
    }

    /// Stacked freight containers, a crane's hook above.
    static void cargo(Canvas c) {
        double length = 230;
        double height = 92;
        for (int column = -1; column < 8; column++) {
            int stack = 2 + c.anyOf(5);
            double x = column * (length + 8) + c.between(-6, 6) + 30;
            for (int level = 0; level < stack; level++) {
                double y = HEIGHT - 70 - (level + 1) * (height + 3);
                crate(c, x, y, length, height);
            }
            if (column == 3) {
                double top = HEIGHT - 70 - (stack + 1) * (height + 3) - 60;
                c.stroke(new Line2D.Double(x + length / 2, 0, x + length / 2, top - 40), c.palette.deep(), 6);
                c.stroke(new Line2D.Double(x + length / 2, top - 40, x + 20, top), c.palette.deep(), 4);
                c.stroke(new Line2D.Double(x + length / 2, top - 40, x + length - 20, top), c.palette.deep(),
                        4);
                crate(c, x, top, length, height);
            }
        }
        c.fill(new Rectangle2D.Double(0, HEIGHT - 70, WIDTH, 70), c.palette.deep());
    }

    /// Shelves of book spines.
    static void spines(Canvas c) {
        for (int shelf = 0; shelf < 2; shelf++) {
            double floor = 440 + shelf * 450.0;
            double x = -20;
            while (x < WIDTH) {
                double width = c.between(30, 84);
                double height = c.between(250, 385);
                Color cloth = c.oneIn(6) ? c.palette.deep() : c.palette.accent(c.anyOf(4));
                Color tone = Palette.mix(cloth, c.palette.deep(), c.between(0, 0.35));
                AffineTransform level = c.pen.getTransform();
                double lean = c.oneIn(7) ? c.between(0.05, 0.11) : 0;
                c.pen.rotate(lean, x + width, floor);
                spine(c, x, floor, width, height, tone);
                c.pen.setTransform(level);
                x += width + 2 + (lean > 0 ? height * lean : 0) + (c.oneIn(12) ? 46 : 0);
            }
            c.fill(new Rectangle2D.Double(0, floor, WIDTH, 16), Palette.mix(c.palette.deep(), Color.BLACK, 0.25));
        }
    }

    /// A parliament's half round of seats in the colours of its groups.
    static void hemicycle(Canvas c) {
        double x = WIDTH / 2.0;
        double y = 800;
        double[] border = {c.between(0.24, 0.36), c.between(0.5, 0.62), c.between(0.76, 0.86)};
        for (int row = 0; row < 8; row++) {
            double radius = 250 + row * 66;
            int seats = (int) (Math.PI * radius / 62);
            for (int s = 0; s < seats; s++) {
                double share = (s + 0.5) / seats;
                double at = Math.PI * (1 - share);
                int group = 0;
                while (group < border.length && share > border[group]) {
                    group++;
                }
                Color tone = c.oneIn(23)
                        ? Palette.mix(c.palette.sky(0.5), c.palette.deep(), 0.12)
                        : group == 3 ? c.palette.deep() : c.palette.accent(group);
                c.fill(Canvas.disc(x + Math.cos(at) * radius, y - Math.sin(at) * radius, 20), tone);
            }
        }
        c.fill(new RoundRectangle2D.Double(x - 90, y - 66, 180, 84, 18, 18), c.palette.deep());
        c.fill(new Rectangle2D.Double(0, y + 18, WIDTH, HEIGHT - y),
                Palette.mix(c.palette.skyBottom(), c.palette.deep(), 0.18));
    }

    /// Solid columns in a swelling field, seen from above at an angle; a few stand out in colour.
    static void columns(Canvas c) {
        double unit = 96;
        var wave = c.hills(1, 17, 0.2);
        var swell = c.hills(1, 14, 0.2);
        for (int row = -3; row < 15; row++) {
            for (int column = 16; column >= -3; column--) {
                double x = (column + row) * unit * 0.866 - 180;
                double y = 640 + (row - column) * unit * 0.5;
                double lift = 120 + 62 * (wave.applyAsDouble(column) + swell.applyAsDouble(row)) + c.between(-9, 9);
                column(c, x, y, unit * 0.82, Math.max(12, lift), c.oneIn(17));
            }
        }
    }

    private static void house(Canvas c, double x, double top, double width, Color wall, int row) {
        c.fill(new Rectangle2D.Double(x, top, width, HEIGHT - top), wall);
        if (c.oneIn(3)) {
            Path2D roof = new Path2D.Double();
            roof.moveTo(x, top);
            roof.lineTo(x + width / 2, top - width * 0.4);
            roof.lineTo(x + width, top);
            roof.closePath();
            c.fill(roof, wall);
        }
        Color lit = c.palette.sun();
        for (double wy = top + 24; wy < HEIGHT; wy += 44) {
            for (double wx = x + 16; wx < x + width - 24; wx += 32) {
                if (c.oneIn(3)) {
                    c.fill(new Rectangle2D.Double(wx, wy, 13, 20), Palette.veil(lit, 0.25 + 0.25 * row));
                }
            }
        }
    }

    private static void crate(Canvas c, double x, double y, double length, double height) {
        Color paint = Palette.mix(c.palette.accent(c.anyOf(3)), c.palette.deep(), c.between(0, 0.35));
        c.fill(new Rectangle2D.Double(x, y, length, height), paint);
        Color rib = Palette.mix(paint, c.palette.deep(), 0.3);
        for (double at = 14; at < length - 8; at += 16) {
            c.fill(new Rectangle2D.Double(x + at, y + 9, 6, height - 18), rib);
        }
        c.stroke(new Rectangle2D.Double(x + 2, y + 2, length - 4, height - 4),
                Palette.mix(paint, c.palette.deep(), 0.45), 4);
    }

    private static void spine(Canvas c, double x, double floor, double width, double height, Color tone) {
        c.fill(new RoundRectangle2D.Double(x, floor - height, width, height + 4, 6, 6), tone);
        Color foil = Palette.mix(tone, c.palette.accent(2), 0.7);
        double band = floor - height + 36;
        c.fill(new Rectangle2D.Double(x, band, width, 7), foil);
        c.fill(new Rectangle2D.Double(x, floor - 46, width, 7), foil);
        if (width > 46) {
            c.fill(new RoundRectangle2D.Double(x + width * 0.34, band + 40, width * 0.32, height * 0.36, 6, 6),
                    Palette.veil(foil, 0.8));
        }
        c.fill(new Rectangle2D.Double(x, floor - height + 4, 5, height - 4), Palette.veil(Color.BLACK, 0.16));
    }

    private static void column(Canvas c, double x, double y, double half, double lift, boolean marked) {
        double rise = half / 0.866 * 0.5;
        Color top = marked ? c.palette.sun() : Palette.mix(c.palette.accent(1), c.palette.accent(3), lift / 300);
        Color left = Palette.mix(top, c.palette.deep(), 0.42);
        c.fill(quad(x - half, y - lift, x, y - lift + rise, x, y + rise, x - half, y), left);
        c.fill(quad(x, y - lift + rise, x + half, y - lift, x + half, y, x, y + rise),
                Palette.mix(top, c.palette.deep(), 0.72));
        c.fill(quad(x - half, y - lift, x, y - lift - rise, x + half, y - lift, x, y - lift + rise), top);
    }

    private static Path2D quad(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
