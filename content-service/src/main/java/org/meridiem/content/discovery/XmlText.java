package org.meridiem.content.discovery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/// Writes an XML document. Characters that XML cannot have are left out, whoever wrote them.
final class XmlText {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    private final XMLStreamWriter xml;

    /// What is written into an element.
    interface Content {
        /// Writes it.
        void write();
    }

    XmlText() {
        try {
            xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /// An element with elements in it.
    ///
    /// @param name       with its prefix; prefixes are declared as attributes
    /// @param content    what is in it
    /// @param attributes names and values in turn
    XmlText element(String name, Content content, String... attributes) {
        try {
            xml.writeStartElement(name);
            attributes(attributes);
            content.write();
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /// An element with text in it; nothing at all when there is none.
    XmlText text(String name, @Nullable String text, String... attributes) {
        if (text == null || text.isEmpty()) {
            return this;
        }
        return element(name, () -> characters(text), attributes);
    }

    /// An element without content.
    XmlText empty(String name, String... attributes) {
        try {
            xml.writeEmptyElement(name);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /// The document.
    byte[] toBytes() {
        try {
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private void characters(String text) {
        try {
            xml.writeCharacters(clean(text));
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
    }

    /// Only what XML 1.0 (2.2) calls characters.
    static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static IllegalStateException failed(XMLStreamException e) {
        return new IllegalStateException("memory cannot be written to", e);
    }
}
