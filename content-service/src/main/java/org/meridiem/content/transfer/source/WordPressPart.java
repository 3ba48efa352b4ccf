package org.meridiem.content.transfer.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// An author, a term or an item of a WXR file: its texts by element name.
final class WordPressPart {

    /// A term that an item has.
    ///
    /// @param domain   `category`, `post_tag`, or a taxonomy of a plugin
    /// @param nicename its slug
    /// @param name     as readers see it
    record Term(String domain, String nicename, String name) {
    }

    private final String name;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> meta = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private int comments;

    WordPressPart(String name) {
        this.name = name;
    }

    void put(String element, String text) {
        texts.putIfAbsent(element, text);
    }

    void putMeta(String key, String value) {
        meta.putIfAbsent(key.strip(), value);
    }

    void term(@Nullable String domain, @Nullable String nicename, String label) {
        terms.add(new Term(domain == null ? "category" : domain, nicename == null ? label : nicename, label));
    }

    void comment() {
        comments++;
    }

    String name() {
        return name;
    }

    @Nullable
    String text(String element) {
        String text = texts.get(element);
        return text == null || text.isBlank() ? null : text.strip();
    }

    String text(String element, String fallback) {
        String text = text(element);
        return text == null ? fallback : text;
    }

    /// White space and all.
    String raw(String element) {
        return texts.getOrDefault(element, "");
    }

    String meta(String key, String fallback) {
        return meta.getOrDefault(key, fallback);
    }

    Map<String, String> meta() {
        return meta;
    }

    List<Term> terms() {
        return terms;
    }

    int comments() {
        return comments;
    }
}
