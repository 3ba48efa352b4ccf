package org.meridiem.content.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What may stay in an SVG drawing: elements and attributes that draw. All others go, those that nobody has thought of yet too.
///
/// Not among them: `script`, `foreignObject`, `a`, `image`, `feImage`, animations (they can change a link after it was checked), handlers, and every
/// reference that leaves the file.
final class DrawingRules {

    private static final Set<String> ELEMENTS = words(
            """
                    svg g defs symbol use title desc style switch view
                    path rect circle ellipse line polyline polygon text tspan textPath
                    linearGradient radialGradient stop pattern clipPath mask marker filter
                    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
                    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
                    feSpotLight feTile feTurbulence""");

    private static final Set<String> TEXT = words("text tspan textPath title desc style");

    private static final Set<String> ATTRIBUTES = words(
            """
                    id class style lang role tabindex xml:space xml:lang xmlns:xlink version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r
                    rx ry fx fy fr d points pathLength transform transform-origin dx dy rotate textLength lengthAdjust startOffset method spacing side
                    offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
                    clipPathUnits maskUnits maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits
                    in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias
                    targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle azimuth
                    elevation pointsAtX pointsAtY pointsAtZ z scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed
                    stitchTiles flood-color flood-opacity lighting-color color-interpolation color-interpolation-filters
                    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
                    stroke-dashoffset opacity color display visibility overflow clip clip-path clip-rule mask filter marker marker-start marker-mid
                    marker-end paint-order vector-effect shape-rendering text-rendering image-rendering mix-blend-mode isolation enable-background
                    font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing word-spacing
                    text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift direction unicode-bidi writing-mode
                    glyph-orientation-vertical kerning white-space""");

    private static final Pattern DESCRIPTION = Pattern.compile("(?:aria|data)-[a-z0-9-]{1,60}");
    private static final Pattern INNER = Pattern.compile("#[\\w.:-]{1,200}");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern URL = Pattern.compile("url\\s*+\\(\\s*+['\"]?+(?!#)");
    private static final Set<String> NEVER = Set.of("\\", "@", "javascript:", "expression", "image-set", "src(",
            "image(", "<!", "behavior",
            "-moz-binding");

    private DrawingRules() {
    }

    static boolean allows(String element) {
        return ELEMENTS.contains(element);
    }

    /// Whether what stands in it is read, by people or as rules.
    static boolean holdsText(String element) {
        return TEXT.contains(element);
    }

    static boolean allows(String element, String attribute, String value) {
        if (attribute.equals("href") || attribute.equals("xlink:href")) {
            return INNER.matcher(value).matches();
        }
        if (attribute.equals("xmlns:xlink")) {
            return value.equals("http://www.w3.org/1999/xlink");
        }
        return (ATTRIBUTES.contains(attribute) || DESCRIPTION.matcher(attribute).matches()) && isHarmless(value);
    }

    /// Whether rules or a value refer to nothing outside of the file and hide nothing.
    static boolean isHarmless(String css) {
        String plain = css.toLowerCase(Locale.ROOT);
        // Comments can part words that belong together.
        return reachesNowhere(plain) && reachesNowhere(COMMENT.matcher(plain).replaceAll(""));
    }

    private static boolean reachesNowhere(String css) {
        return NEVER.stream().noneMatch(css::contains) && !URL.matcher(css).find();
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }
}
