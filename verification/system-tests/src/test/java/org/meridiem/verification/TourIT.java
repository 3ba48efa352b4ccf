package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.sample.SampleContent;

/// The README's tour works as printed, on the sample newspaper; only the ports are those of this run.
@ExtendWith(RunningCluster.class)
class TourIT {

    private static final Pattern BASH = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theReadmesTourWorksAsPrinted(LocalCluster cluster) throws IOException, InterruptedException {
        Endpoints endpoints = cluster.endpoints();
        SampleContent.load(endpoints.content(), endpoints.trending(), endpoints.newsletter(), endpoints.issuer(),
                System.out::println);
        Path script = Files.createTempFile("tour", ".sh");
        Files.writeString(script, "set -u\n" + tour(endpoints));

        Process bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("submit 200", "approve 200", "publish 200", " 401\n", " 403\n", " 428\n", "304",
                "301 http", "confirmed: 200", "send 200", "unpublish 200", "410",
                "no longer trending").doesNotContain("in vain", "still trending", " 500", "publish 412");
    }

    private static String tour(Endpoints endpoints) throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("meridiem.root"), "README.md"));
        String blocks = BASH.matcher(readme.substring(readme.indexOf("## Tour")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
        for (Port port : Port.values()) {
            blocks = blocks.replace("127.0.0.1:" + port.standard(), "127.0.0.1:" + endpoints.ports().of(port));
        }
        return blocks;
    }
}
