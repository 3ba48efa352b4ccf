package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.fabric8.kubernetes.api.model.apps.Deployment;

/// What the pods count on in an image. Whether it builds and runs is for a machine with a container engine to say.
class ImageRecipeTest {

    /// The instructions of the recipe: no comments, continued lines joined.
    private static final List<String> INSTRUCTIONS = Project.text("deploy/images/Containerfile")
            .replace("\\\n", " ")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();

    private static List<String> arguments(String instruction) {
        return INSTRUCTIONS.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }

    @Test
    void theBaseIsAnArgumentWithAPublicJre25AsDefault() {
        assertThat(arguments("FROM")).containsExactly("${BASE}");
        assertThat(arguments("ARG").getFirst()).matches("BASE=[a-z./-]+:25-jre.*");
        assertThat(INSTRUCTIONS.getFirst()).as("an argument of FROM stands before it").startsWith("ARG BASE=");
    }

    @Test
    void librariesAreALayerBelowTheService() {
        assertThat(arguments("COPY")).extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("lib/", "quarkus/", "app/", "quarkus-run.jar");
        assertThat(arguments("COPY")).as("root owns the files")
                .allSatisfy(line -> assertThat(line).doesNotContain("--chown"));
        assertThat(arguments("ADD")).isEmpty();
        assertThat(arguments("RUN")).as("the base may have no shell").isEmpty();
    }

    @Test
    void theUserIsTheNumberThatThePodsRunAs() {
        assertThat(arguments("USER")).hasSize(1);
        Matcher user = Pattern.compile("(\\d+):(\\d+)").matcher(arguments("USER").getFirst());
        assertThat(user.matches()).isTrue();
        assertThat(Rendering.PRODUCTION.all(Deployment.class)).allSatisfy(deployment -> {
            var context = deployment.getSpec().getTemplate().getSpec().getSecurityContext();
            assertThat(context.getRunAsUser()).hasToString(user.group(1));
            assertThat(context.getRunAsGroup()).hasToString(user.group(2));
        });
    }

    @Test
    void theServiceIsTheFirstProcessAndHearsSigterm() {
        assertThat(arguments("ENTRYPOINT")).containsExactly("[\"java\", \"-jar\", \"/opt/meridiem/quarkus-run.jar\"]");
        assertThat(arguments("CMD")).isEmpty();
    }

    @Test
    void theJvmKeepsToTheMemoryOfThePodAndDiesWhenItCannot() {
        assertThat(optionsOfTheJvm()).contains("-XX:MaxRAMPercentage=", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError", "-XX:ActiveProcessorCount=");
        assertThat(arguments("ENV")).contains("MALLOC_ARENA_MAX=2");
    }

    @Test
    void aStartupCacheIsTakenAlongWhereThereIsOneAndHasAHeapThatItFitsInto() {
        assertThat(arguments("COPY")).as("a pattern beside a file that is always there: it may match nothing")
                .contains("quarkus-run.jar app.aot* /opt/meridiem/");
        assertThat(optionsOfTheJvm()).contains("-XX:AOTCache=/opt/meridiem/app.aot", "-Xms64m",
                "-XX:+UseCompactObjectHeaders", "-Xlog:aot*=off");
    }

    @Test
    void theImageSaysWhatItIs() {
        assertThat(arguments("LABEL")).singleElement().satisfies(label -> assertThat(label).contains(
                "org.opencontainers.image.title", "org.opencontainers.image.version",
                "org.opencontainers.image.revision",
                "org.opencontainers.image.licenses"));
    }

    private static String optionsOfTheJvm() {
        List<String> options = arguments("ENV").stream().filter(set -> set.startsWith("JAVA_TOOL_OPTIONS=")).toList();
        assertThat(options).hasSize(1);
        return options.getFirst();
    }
}
