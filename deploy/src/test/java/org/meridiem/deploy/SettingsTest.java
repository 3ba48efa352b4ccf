package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/// Every setting of ours that a pod gets is one that its service reads: an unknown environment variable is ignored without a word.
///
/// Read from the sources: a member of a `@ConfigMapping` interface, or a `${NAME}` in the properties, of the service or of the kit.
class SettingsTest {

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(meridiem\\.[a-z.]+)\"\\)");

    private static final Path OF_THE_KIT = Project
            .path("libs/service-kit/src/main/resources/META-INF/microprofile-config.properties");

    private static final Pattern EXTENSION = Pattern.compile("public interface \\w+ extends (\\w+) \\{");

    @ParameterizedTest
    @ValueSource(strings = {"content-service", "newsletter-service", "trending-service"})
    void aServiceReadsEverySettingThatItGets(String service) throws IOException {
        Path properties = Project.path(service + "/src/main/resources/application.properties");
        assumeTrue(Files.exists(properties), service + " has no sources here");
        String values = Files.readString(properties) + Files.readString(OF_THE_KIT);
        List<String> sources = Stream.concat(sources(service).stream(), sources("libs/service-kit").stream()).toList();
        List<String> mappings = sources.stream().map(source -> withInherited(source, sources)).toList();

        assertThat(settings(service)).isNotEmpty().allSatisfy(name -> assertThat(
                values.contains("${" + name)
                        || mappings.stream().anyMatch(mapping -> declares(mapping, name)))
                .as(name)
                .isTrue());
    }

    /// A client made from the address alone would talk plain text to a listener that speaks TLS.
    @ParameterizedTest
    @ValueSource(strings = {"content-service", "newsletter-service", "trending-service", "libs/service-kit"})
    void noKafkaClientIsMadeFromTheAddressAlone(String module) throws IOException {
        assertThat(sources(module)).allSatisfy(
                source -> assertThat(source).doesNotContain("BOOTSTRAP_SERVERS_CONFIG", "\"bootstrap.servers\""));
    }

    private static Set<String> settings(String service) {
        Deployment deployment = Rendering.PRODUCTION.all(Deployment.class).stream()
                .filter(it -> it.getMetadata().getName().equals(service)).findFirst().orElseThrow();
        var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        String configuration = container.getEnvFrom().getFirst().getConfigMapRef().getName();
        Stream<String> ofTheMap = Rendering.PRODUCTION.all(ConfigMap.class).stream()
                .filter(it -> it.getMetadata().getName().equals(configuration))
                .flatMap(it -> it.getData().keySet().stream());
        return Stream.concat(ofTheMap, container.getEnv().stream().map(EnvVar::getName))
                .filter(name -> name.startsWith("MERIDIEM_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The text of every source file that ships.
    private static List<String> sources(String module) throws IOException {
        Path directory = Project.path(module + "/src/main/java");
        assumeTrue(Files.isDirectory(directory), module + " has no sources here");
        try (Stream<Path> files = Files.walk(directory)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    /// The source of a mapping together with that of the interface that it extends, if it extends one.
    private static String withInherited(String source, List<String> sources) {
        Matcher heading = EXTENSION.matcher(source);
        return heading.find()
                ? source + sources.stream().filter(it -> it.contains("interface " + heading.group(1) + " {"))
                        .collect(Collectors.joining())
                : source;
    }

    private static boolean declares(String mapping, String name) {
        Matcher prefix = MAPPING.matcher(mapping);
        if (!prefix.find()) {
            return false;
        }
        String start = prefix.group(1).toUpperCase(Locale.ROOT).replace('.', '_') + "_";
        return Optional.of(name)
                .filter(it -> it.startsWith(start))
                .map(it -> camelCase(it.substring(start.length())))
                .filter(member -> Pattern.compile("\\b" + member + "\\(\\);").matcher(mapping).find())
                .isPresent();
    }

    private static String camelCase(String constant) {
        return Pattern.compile("_([a-z])").matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
