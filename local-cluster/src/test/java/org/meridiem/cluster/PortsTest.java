package org.meridiem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theEnvironmentMovesPorts() {
        Ports ports = Ports.from(Map.of("MERIDIEM_CONTENT_PORT", "9000", "MERIDIEM_TRENDING_PORT", ""));

        assertThat(ports.of(Port.CONTENT)).isEqualTo(9000);
        assertThat(ports.of(Port.TRENDING)).isEqualTo(8082);
    }

    @Test
    void whatIsNoPortNumberIsNamed() {
        assertThatThrownBy(() -> Ports.from(Map.of("MERIDIEM_CONTENT_PORT", "http")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("MERIDIEM_CONTENT_PORT").hasMessageContaining("http");
        assertThatThrownBy(() -> Ports.from(Map.of("MERIDIEM_CONTENT_PORT", "70000")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("MERIDIEM_CONTENT_PORT").hasMessageContaining("70000");
    }

    @Test
    void aTakenPortIsNamedWithItsHolderAndTheWayOut() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket()) {
            other.bind(Endpoints.loopback(0));
            Map<Port, Integer> numbers = new EnumMap<>(Ports.free().numbers());
            numbers.put(Port.CONTENT, other.getLocalPort());
            Ports ports = new Ports(numbers);

            // When, then
            assertThatThrownBy(() -> ports.requireFree(Set.of(Part.CONTENT))).isInstanceOf(ClusterException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("content-service")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("MERIDIEM_CONTENT_PORT=");
            assertThatCode(() -> ports.requireFree(Set.of(Part.TRENDING))).doesNotThrowAnyException();
        }
    }

    @Test
    void freePortsAreAllDifferent() {
        assertThat(Ports.free().numbers().values()).doesNotHaveDuplicates().hasSize(Port.values().length);
    }

    @Test
    void portsSurviveBeingWrittenDown() {
        Ports ports = Ports.free();
        assertThat(Ports.from(ports.toProperties())).isEqualTo(ports);
    }
}
