package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.ProblemException;

class DrawingTest {

    @Test
    void whatDrawsStays() throws Exception {
        String svg = """
                <?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 12" aria-label="Tea &amp; cake">
                <defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><clipPath id="c"><use xlink:href="#p"/></clipPath></defs>
                <style><![CDATA[.a{fill:url(#g)} .b>.c{stroke:red}]]></style>
                <path id="p" class="a" d="M0 0L10 10Z" fill="url('#g')" style="stroke-width:2"/><text x="1" y="2">5 &lt; 6</text></svg>""";

        Drawing drawing = cleaned(svg);

        assertThat(drawing.width()).isEqualTo(24);
        assertThat(drawing.height()).isEqualTo(12);
        assertThat(drawing.svg()).startsWith("<svg").doesNotContain("made by hand", "<?xml", "CDATA")
                .contains("linearGradient", "viewBox=\"0 0 24 12\"", "stop-color=\"#fff\"", "url('#g')",
                        "xlink:href=\"#p\"", "d=\"M0 0L10 10Z\"", "5 &lt; 6", ".a{fill:url(#g)}",
                        "aria-label=\"Tea &amp; cake\"");
        wellFormed(drawing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>",
            "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
            "<g onload='alert(1)'/>", "<g ONCLICK='alert(1)'/>", "<g OnMouseOver='alert(1)'/>",
            "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='javascript:alert(1)'/></body></foreignObject>",
            "<a href='javascript:alert(1)'><text>x</text></a>", "<image href='https://evil.example/alert(1)'/>",
            "<image xlink:href='data:image/svg+xml;base64,alert(1)'/>",
            "<use href='https://evil.example/alert(1)#x'/>", "<use xlink:href='data:alert(1)'/>",
            "<use href=' #x alert(1)'/>",
            "<set attributeName='href' to='javascript:alert(1)'/>", "<animate attributeName='href' values='alert(1)'/>",
            "<feImage href='https://evil.example/alert(1)'/>",
            "<style>@import 'https://evil.example/alert(1)';</style>",
            "<style>a{background:url(https://evil.example/alert(1))}</style>",
            "<style>a{background:url( 'https://evil.example/alert(1)')}</style>",
            "<style>a{background:u\\72l(https://evil.example/alert(1))}</style>",
            "<style>a{background:u/**/rl(https://evil.example/alert(1))}</style>",
            "<style>a{background:image-set('https://evil.example/alert(1)')}</style>",
            "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
            "<rect fill='url(https://evil.example/alert(1))'/>",
            "<rect style='background:url(//evil.example/alert(1))'/>",
            "<rect style='behavior:alert(1)'/>", "<iframe srcdoc='alert(1)'/>", "<metadata>alert(1)</metadata>",
            "<g xml:base='https://evil.example/alert(1)'/>",
            "<g xmlns='http://www.w3.org/1999/xhtml' alert='alert(1)'/>",
            "<handler type='text/ecmascript'>alert(1)</handler>", "<?xml-stylesheet href='alert(1)'?>",
            "<!-- --><!--> alert(1) -->", "<![CDATA[alert(1)]]>", "<title><script>alert(1)</script></title>",
            "<desc><![CDATA[<script>]]></desc><script>alert(1)", "<rect fill='red' href='javascript:alert(1)'/>",
            "<unknown><script>alert(1)</script></unknown>"})
    void whatActsOrReachesOutGoes(String attack) throws Exception {
        Drawing drawing = cleaned("<svg xmlns='http://www.w3.org/2000/svg'>" + attack
                + "<rect width='1' height='1'/></svg>");

        assertThat(drawing.svg().toLowerCase(Locale.ROOT)).doesNotContain("alert(1)", "evil.example", "<script",
                "javascript:");
        wellFormed(drawing);
    }

    @Test
    void aRootOfAnotherNamespaceBecomesADrawing() throws Exception {
        assertThat(cleaned("<svg xmlns='http://www.w3.org/1999/xhtml' onload='alert(1)'><rect/></svg>").svg())
                .contains("xmlns=\"http://www.w3.org/2000/svg\"").doesNotContain("xhtml", "onload");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"viewBox='0 0 10.6 5'|11|5", "width='40' height='30px'|40|30",
            "width='100%'|300|150", "viewBox='0 0 0 5' width='7'|7|150", "viewBox='0,0,100000,1'|10000|1",
            "viewBox='NaN 0 1e9 5'|300|150", "viewBox='- - - -'|300|150"})
    void itsBoxIsItsSize(String attributes, int width, int height) throws IOException {
        Drawing drawing = cleaned("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>");

        assertThat(drawing.width()).isEqualTo(width);
        assertThat(drawing.height()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg/>",
            "<?xml version='1.0'?><!DOCTYPE svg><svg/>"})
    void definitionsAreRefused(String svg) {
        refused(svg);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><svg/></html>", "", "words", "<g><svg/></g>", "<feed/>"})
    void otherRootsAreNoDrawings(String xml) {
        assertThatThrownBy(() -> cleaned(xml)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.status()).isEqualTo(415));
    }

    @Test
    void drawingsThatWouldTakeTooMuchAreRefused() {
        refused(svg("<g/>".repeat(20_001)));
        refused(svg("<g>".repeat(150) + "</g>".repeat(150)));
        refused(svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#a'/>"));
        refused(svg("<use id='a' href='#a'/>"));
        // Each line stands for ten of the line before.
        refused(svg("<rect id='l0'/>" + IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "<g id='l" + i + "'>" + ("<use href='#l" + (i - 1) + "'/>").repeat(10) + "</g>")
                .collect(Collectors.joining())));
        refused(svg("<rect id='l0'/>" + IntStream.rangeClosed(1, 19_000)
                .mapToObj(i -> "<use id='l" + i + "' href='#l" + (i - 1) + "'/>").collect(Collectors.joining())));
    }

    @Test
    void cleaningTwiceChangesNothing() throws IOException {
        String once = cleaned(svg("<style>.a{fill:red}</style><text class='a'>a &amp; b &lt;&gt;</text>")).svg();

        assertThat(cleaned(once).svg()).isEqualTo(once);
    }

    private static String svg(String content) {
        return "<svg xmlns='http://www.w3.org/2000/svg'>" + content + "</svg>";
    }

    private static Drawing cleaned(String svg) throws IOException {
        return Drawing.cleaned(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String svg) {
        assertThatThrownBy(() -> cleaned(svg)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.status()).isEqualTo(422));
    }

    private static void wellFormed(Drawing drawing) throws Exception {
        var parser = DocumentBuilderFactory.newInstance();
        parser.setNamespaceAware(true);
        var root = parser.newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(drawing.svg().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    }
}
