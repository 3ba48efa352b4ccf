package org.meridiem.cluster.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// Paints an author's picture: initials on a colour, 512 by 512 pixels, PNG, made from the name alone.
final class Avatars {

    private static final int SIDE = 512;
    private static final List<Color[]> GROUNDS = List.of(ground("#27476e", "#3f7cac"), ground("#7a306c", "#c05a8b"),
            ground("#1f5c4d", "#4fa083"), ground("#8c3b2e", "#d9794f"), ground("#3d3a75", "#7a77c4"),
            ground("#5a4a1f", "#b8934a"), ground("#20525c", "#4f9aa8"), ground("#6b2737", "#b5535f"),
            ground("#37474f", "#78909c"));

    static {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    private Avatars() {
    }

    /// The picture of the author with this name.
    static byte[] png(String name) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Color[] ground = GROUNDS.get((int) (HeroImages.seed(name) % GROUNDS.size()));
        pen.setPaint(new GradientPaint(0, 0, ground[1], SIDE, SIDE, ground[0]));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(Palette.veil(Color.WHITE, 0.08));
        pen.fill(Canvas.disc(SIDE * 0.84, SIDE * 0.16, SIDE * 0.5));
        pen.setColor(Palette.veil(Color.WHITE, 0.95));
        pen.setStroke(new BasicStroke(21, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        List<Path2D> letters = initials(name).chars().mapToObj(letter -> StrokeLetters.of((char) letter)).toList();
        double gap = 46;
        double width = letters.stream().mapToDouble(letter -> letter.getBounds2D().getMaxX()).sum()
                + gap * (letters.size() - 1);
        double x = (SIDE - width) / 2;
        for (Path2D letter : letters) {
            pen.draw(AffineTransform.getTranslateInstance(x, (SIDE - StrokeLetters.HEIGHT) / 2)
                    .createTransformedShape(letter));
            x += letter.getBounds2D().getMaxX() + gap;
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("an image could not be encoded in memory", e);
        }
        return bytes.toByteArray();
    }

    /// First letters of the first and the last word of a name; letters the stroke alphabet lacks are left out.
    static String initials(String name) {
        List<String> words = new ArrayList<>();
        for (String word : Normalizer.normalize(name, Normalizer.Form.NFD).toUpperCase(Locale.ROOT)
                .split("[^\\p{L}\\p{M}]+")) {
            String letters = word.replaceAll("[^A-Z]", "");
            if (!letters.isEmpty()) {
                words.add(letters);
            }
        }
        return switch (words.size()) {
            case 0 -> "";
            case 1 -> words.getFirst().substring(0, 1);
            default -> words.getFirst().substring(0, 1) + words.getLast().charAt(0);
        };
    }

    private static Color[] ground(String dark, String bright) {
        return new Color[]{Color.decode(dark), Color.decode(bright)};
    }
}
