package org.meridiem.cluster.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// Reads the sample newspaper from `sample/` on the class path: YAML lists, and one Markdown file with YAML front matter per article, whose file name is its
/// slug. A new file is found by itself; a misspelt member is an error that names the file, never ignored.
final class SampleFiles {

    private static final String FENCE = "---\n";
    private static final String SUFFIX = ".md";
    private static final YAMLMapper YAML = new YAMLMapper();

    private SampleFiles() {
    }

    /// Reads all of it.
    ///
    /// @throws IOException when a file is missing or cannot be understood; the message names it
    static Sample read() throws IOException {
        @Nullable
        URL site = SampleFiles.class.getResource("/sample/site.yaml");
        if (site == null) {
            throw new IOException("the sample content is not on the class path");
        }
        try {
            URI file = site.toURI();
            if (!file.getScheme().equals("jar")) {
                return read(Path.of(file).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(file, Map.of())) {
                return read(jar.getPath("/sample"));
            }
        } catch (URISyntaxException e) {
            throw new IOException("the sample content lies at no readable place: " + site, e);
        }
    }

    /// Reads one article.
    ///
    /// @param slug its address
    /// @param text front matter between two lines of three hyphens, then Markdown
    static Sample.Article article(String slug, String text) throws IOException {
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IOException(slug + SUFFIX + " does not begin with front matter between two lines of ---");
        }
        try {
            Sample.Front front = YAML.readValue(text.substring(FENCE.length(), end + 1), Sample.Front.class);
            return new Sample.Article(slug, front, text.substring(end + 1 + FENCE.length()).strip());
        } catch (JsonProcessingException e) {
            throw new IOException(slug + SUFFIX + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Sample read(Path root) throws IOException {
        return new Sample(
                list(root, "site.yaml", new TypeReference<>() {
                }),
                list(root, "sections.yaml", new TypeReference<>() {
                }),
                list(root, "authors.yaml", new TypeReference<>() {
                }),
                list(root, "tags.yaml", new TypeReference<>() {
                }),
                list(root, "newsletters.yaml", new TypeReference<>() {
                }),
                articles(root.resolve("articles")));
    }

    private static <T> T list(Path root, String name, TypeReference<T> type) throws IOException {
        try {
            return YAML.readValue(Files.readString(root.resolve(name)), type);
        } catch (JsonProcessingException e) {
            throw new IOException(name + ": " + e.getOriginalMessage(), e);
        }
    }

    private static List<Sample.Article> articles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
        }
        List<Sample.Article> articles = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            articles.add(article(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file)));
        }
        articles.sort(Comparator.comparing(Sample.Article::age).thenComparing(Sample.Article::slug));
        return List.copyOf(articles);
    }
}
