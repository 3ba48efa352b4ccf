package org.meridiem.content.transfer.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// WordPress eXtended RSS, 1.0 to 1.2. Documents with a DTD are read without it: no entity is ever expanded or fetched.
final class WordPressReader implements SourceReader {

    static final String ATTACHMENTS = "attachments";
    static final String ATTACHMENTS_OF = "attachments-of";
    static final String CATEGORIES = "categories";
    static final String AUTHORS = "authors";
    private static final Set<String> PARTS = Set.of("author", "category", "tag", "term", "item");
    private static final int MAX_TEXT = 10_000_000;
    private static final XMLInputFactory XML = factory();

    private final Path file;
    private final ImportOptions options;
    private final ObjectMapper json;

    WordPressReader(Path file, ImportOptions options, ObjectMapper json) {
        this.file = file;
        this.options = options;
        this.json = json;
    }

    @Override
    public long prepare(Shelf shelf) throws IOException {
        long[] total = {0};
        boolean[] known = {false};
        Set<String> logins = new HashSet<>();
        walk(part -> {
            known[0] |= !part.name().equals("item") || part.text("wp:post_type") != null;
            total[0] += 1;
            switch (part.name()) {
                case "category" -> shelf.put(CATEGORIES, part.text("wp:category_nicename", ""), 0,
                        json.createObjectNode()
                                .put("name", part.text("wp:cat_name", ""))
                                .put("parent", part.text("wp:category_parent", "")));
                case "author" -> shelf.put(AUTHORS, part.text("wp:author_login", ""), 0, json.createObjectNode());
                case "item" -> {
                    total[0] += part.comments() > 0 ? 1 : 0;
                    // Authors are few; those without an entry of their own get one made out of the name.
                    if (logins.size() < 10_000) {
                        logins.add(part.text("dc:creator", ""));
                    }
                    if ("attachment".equals(part.text("wp:post_type"))) {
                        attachment(shelf, part);
                    }
                }
                default -> {
                    // Tags and terms need nothing of one another.
                }
            }
        });
        if (!known[0]) {
            throw new SourceFault("This is XML, but no WXR: it has neither posts nor terms of WordPress.");
        }
        return total[0];
    }

    @Override
    public void rows(Shelf shelf, RowSink each) throws IOException {
        var posts = new WordPressPost(options, json, shelf);
        walk(part -> {
            switch (part.name()) {
                case "author" -> each.next(() -> posts.author(part));
                case "category" -> each.next(() -> posts.category(part));
                case "tag" -> each.next(() -> posts.tag(part));
                case "term" -> each.next(() -> posts.term(part));
                default -> {
                    each.next(() -> posts.item(part));
                    if (part.comments() > 0) {
                        each.next(() -> posts.comments(part));
                    }
                }
            }
        });
    }

    private void attachment(Shelf shelf, WordPressPart part) {
        ObjectNode slim = json.createObjectNode().put("url", part.text("wp:attachment_url", ""))
                .put("title", part.text("title", ""))
                .put("alt", part.meta("_wp_attachment_image_alt", "")).put("caption", part.text("excerpt:encoded", ""));
        shelf.put(ATTACHMENTS, part.text("wp:post_id", ""), 0, slim);
        String parent = part.text("wp:post_parent", "0");
        if (!parent.equals("0")) {
            shelf.put(ATTACHMENTS_OF, parent, 0, slim);
        }
    }

    private void walk(Consumer<WordPressPart> each) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            try {
                boolean rss = false;
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                        rss |= xml.getLocalName().equals("rss");
                        if (!rss) {
                            throw new SourceFault(
                                    "This is XML, but no WXR: the first element is " + xml.getLocalName() + ".");
                        }
                        if (PARTS.contains(xml.getLocalName())
                                && (isWordPress(xml) || xml.getLocalName().equals("item"))) {
                            each.accept(part(xml));
                        }
                    }
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new SourceFault("The XML cannot be read to its end: " + firstLine(e.getMessage()) + where(e));
        }
    }

    /// Everything of an author, a term or an item, in a flat form.
    private static WordPressPart part(XMLStreamReader xml) throws XMLStreamException {
        var part = new WordPressPart(xml.getLocalName());
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String name = prefix(xml) + xml.getLocalName();
                switch (name) {
                    case "wp:postmeta", "wp:termmeta" -> meta(xml, part);
                    case "wp:comment" -> {
                        part.comment();
                        skip(xml);
                    }
                    case "category" ->
                        part.term(attribute(xml, "domain"), attribute(xml, "nicename"), xml.getElementText());
                    default -> part.put(name, text(xml));
                }
            }
        }
        return part;
    }

    private static void meta(XMLStreamReader xml, WordPressPart part) throws XMLStreamException {
        String key = "";
        String value = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                String text = text(xml);
                key = name.equals("meta_key") ? text : key;
                value = name.equals("meta_value") ? text : value;
            }
        }
        part.putMeta(key, value);
    }

    /// The text of an element; elements inside it are passed over.
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.START_ELEMENT -> skip(xml);
                default -> {
                    // Comments and instructions say nothing to readers.
                }
            }
        }
        return text.toString();
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static boolean isWordPress(XMLStreamReader xml) {
        return prefix(xml).equals("wp:");
    }

    /// Versions of WXR differ in their namespaces only.
    private static String prefix(XMLStreamReader xml) {
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (namespace.contains("wordpress.org/export/")) {
            return namespace.endsWith("/excerpt/") ? "excerpt:" : "wp:";
        }
        return namespace.contains("/modules/content") ? "content:" : namespace.contains("/dc/elements") ? "dc:" : "";
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        return xml.getAttributeValue(null, name);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "malformed" : message.lines().findFirst().orElse("malformed");
    }

    private static String where(XMLStreamException e) {
        var at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")";
    }

    private static XMLInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 50);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 50);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        return factory;
    }
}
