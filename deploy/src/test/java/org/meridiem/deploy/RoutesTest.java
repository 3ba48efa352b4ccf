package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;

/// From outside to the services: one host each, because their paths overlap.
class RoutesTest {

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "PRODUCTION"})
    void anIngressLeadsToEachService(Rendering rendering) {
        List<Ingress> ingresses = rendering.all(Ingress.class);
        assertThat(ingresses).flatExtracting(it -> it.getSpec().getRules()).hasSize(3)
                .extracting(it -> it.getHost())
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(ingresses).allSatisfy(ingress -> {
            IngressBackend backend = ingress.getSpec().getRules().getFirst().getHttp().getPaths().getFirst()
                    .getBackend();
            assertThat(backend.getService().getName()).isEqualTo(ingress.getMetadata().getName());
            assertThat(backend.getService().getPort().getName()).isEqualTo("http");
        });
        assertThat(ingresses).extracting(it -> it.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(services(rendering));
    }

    @Test
    void productionIsReachedByTlsOnly() {
        assertThat(Rendering.PRODUCTION.all(Ingress.class)).allSatisfy(ingress -> {
            assertThat(ingress.getSpec().getTls()).hasSize(1);
            assertThat(ingress.getSpec().getTls().getFirst().getHosts())
                    .containsExactly(ingress.getSpec().getRules().getFirst().getHost());
            assertThat(ingress.getSpec().getTls().getFirst().getSecretName())
                    .isEqualTo(ingress.getMetadata().getName() + "-tls");
        });
    }

    @Test
    void theGatewayComponentReplacesEachIngress() {
        Rendering rendering = Rendering.PRODUCTION_WITH_COMPONENTS;
        Set<String> hosts = Rendering.PRODUCTION.all(Ingress.class).stream()
                .map(it -> it.getSpec().getRules().getFirst().getHost())
                .collect(Collectors.toSet());

        assertThat(rendering.manifests()).extracting(Manifest::kind).doesNotContain("Ingress");
        assertThat(rendering.all(HTTPRoute.class)).flatExtracting(it -> it.getSpec().getHostnames())
                .containsExactlyInAnyOrderElementsOf(hosts);
        assertThat(rendering.all(HTTPRoute.class)).allSatisfy(route -> {
            assertThat(route.getSpec().getParentRefs()).singleElement()
                    .satisfies(parent -> assertThat(parent.getSectionName()).isEqualTo("https"));
            HTTPBackendRef backend = route.getSpec().getRules().getFirst().getBackendRefs().getFirst();
            assertThat(backend.getName()).isEqualTo(route.getMetadata().getName());
            assertThat(services(rendering)).contains(backend.getName());
            assertThat(backend.getPort()).isEqualTo(80);
        });
    }

    @Test
    void theMonitoringComponentScrapesTheManagementPortOfEveryPod() {
        assertThat(Rendering.PRODUCTION_WITH_COMPONENTS.all(PodMonitor.class)).singleElement().satisfies(monitor -> {
            assertThat(monitor.getSpec().getSelector().getMatchLabels()).containsOnlyKeys("app.kubernetes.io/part-of");
            assertThat(monitor.getSpec().getPodMetricsEndpoints()).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.getPort()).isEqualTo("management");
                assertThat(endpoint.getPath()).isEqualTo("/q/metrics");
            });
        });
    }

    private static List<String> services(Rendering rendering) {
        return rendering.all(Service.class).stream().map(it -> it.getMetadata().getName()).toList();
    }
}
