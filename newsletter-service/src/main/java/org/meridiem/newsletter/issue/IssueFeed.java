package org.meridiem.newsletter.issue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/// A newsletter's issues as RSS 2.0.
///
/// @param title       of the newsletter
/// @param description of it
/// @param language    BCP 47 tag
/// @param url         of the archive
/// @param self        of the feed
/// @param entries     newest first
record IssueFeed(String title, String description, String language, String url, String self, List<Entry> entries) {

    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    IssueFeed {
        entries = List.copyOf(entries);
    }

    /// An issue.
    ///
    /// @param title  its subject
    /// @param url    of the web version; never changes
    /// @param sentAt when it began to go out
    /// @param words  the headlines of its stories, or what it begins with when it has none
    /// @param html   what editors wrote, as it stands in the mail; empty when they wrote no blocks
    record Entry(String title, String url, @Nullable Instant sentAt, String words, String html) {

        static Entry of(Issue issue, List<IssueItems.Shown> shown, Letter letter, String url) {
            String headlines = letter.stories().stream().map(Letter.Story::headline).collect(Collectors.joining(" · "));
            return new Entry(issue.subject(shown), url, issue.sendStartedAt(),
                    headlines.isEmpty() ? letter.preheader() : headlines,
                    letter.blocks().isEmpty() ? "" : letter.intro().html() + letter.prose().html());
        }
    }

    /// The document.
    String xml() {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("atom", ATOM);
            xml.writeNamespace("content", CONTENT);
            xml.writeStartElement("channel");
            element(xml, "title", title);
            element(xml, "link", url);
            element(xml, "description", description);
            element(xml, "language", language);
            xml.writeEmptyElement("atom", "link", ATOM);
            xml.writeAttribute("href", self);
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("type", "application/rss+xml");
            for (Entry entry : entries) {
                item(xml, entry);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed cannot be written", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void item(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", entry.title());
        element(xml, "link", entry.url());
        element(xml, "guid", entry.url());
        element(xml, "description", entry.words());
        if (!entry.html().isEmpty()) {
            xml.writeStartElement("content", "encoded", CONTENT);
            xml.writeCharacters(legal(entry.html()));
            xml.writeEndElement();
        }
        if (entry.sentAt() != null) {
            element(xml, "pubDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.sentAt().atZone(ZoneOffset.UTC)));
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /// Without the characters that XML 1.0 forbids: one of them makes the whole feed unreadable.
    private static String legal(String text) {
        return text.codePoints()
                .filter(point -> point >= ' ' && point != 0xFFFE && point != 0xFFFF
                        && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        || point == '\n' || point == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
