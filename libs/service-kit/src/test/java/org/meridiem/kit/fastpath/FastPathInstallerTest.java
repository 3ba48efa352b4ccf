package org.meridiem.kit.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/// What an installation asks of every request is done with every request.
class FastPathInstallerTest {

    @ParameterizedTest
    @CsvSource({"QUARKUS_OTEL_SDK_DISABLED, false", "QUARKUS_HTTP_ACCESS_LOG_ENABLED, true",
            "QUARKUS_HTTP_HEADER__X_FRAME_OPTIONS__VALUE, DENY", "QUARKUS_HTTP_FILTER__ALL__MATCHES, /.*"})
    void tracesAnAccessLogHeadersAndFiltersKeepEveryRequestWithTheFramework(String setting, String value) {
        assertThat(FastPathInstaller.isAskedForEveryRequest(config(Map.of(setting, value)))).isTrue();
    }

    @Test
    void nothingIsAskedAsAServiceComes() {
        assertThat(FastPathInstaller.isAskedForEveryRequest(config(Map.of("QUARKUS_HTTP_PORT", "8080")))).isFalse();
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().addDefaultInterceptors()
                .withMapping(VertxHttpConfig.class).withDefaultValues(Map.of("quarkus.otel.sdk.disabled", "true",
                        "quarkus.http.host", "127.0.0.1", "java.io.tmpdir", "/tmp"))
                .withSources(new EnvConfigSource(environment, 300)).build();
    }
}
