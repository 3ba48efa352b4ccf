package org.meridiem.cluster.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/// Paints the paper's sign: a globe with its meridians, one of them in orange. 512 by 512 pixels, PNG.
final class Logo {

    private static final int SIDE = 512;
    private static final double RADIUS = 172;
    private static final Color NIGHT = Color.decode("#16213e");
    private static final Color DUSK = Color.decode("#2b3263");
    private static final Color PAPER = Color.decode("#f4efe6");
    private static final Color NOON = Color.decode("#f2935c");

    private Logo() {
    }

    static byte[] png() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setPaint(new GradientPaint(0, 0, DUSK, 0, SIDE, NIGHT));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.translate(SIDE / 2.0, SIDE / 2.0);
        pen.rotate(Math.toRadians(18));
        pen.setColor(PAPER);
        pen.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(meridian(RADIUS));
        pen.draw(meridian(RADIUS * 0.6));
        pen.draw(new Line2D.Double(-RADIUS, 0, RADIUS, 0));
        pen.setColor(NOON);
        pen.setStroke(new BasicStroke(20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(0, -RADIUS - 34, 0, RADIUS + 34));
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("an image could not be encoded in memory", e);
        }
        return bytes.toByteArray();
    }

    private static Ellipse2D meridian(double halfWidth) {
        return new Ellipse2D.Double(-halfWidth, -RADIUS, halfWidth * 2, RADIUS * 2);
    }
}
