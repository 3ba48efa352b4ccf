package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

/// Who may talk to whom. Each list here is complete: one port more in a manifest fails a test.
class NetworkPoliciesTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void everyPodIsClosedBothWaysUnlessAPolicyOpensIt(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).allSatisfy(deployment -> assertThat(policies(rendering, deployment))
                .as(deployment.getMetadata().getName())
                .anySatisfy(policy -> {
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
                    assertThat(policy.getSpec().getIngress()).isEmpty();
                    assertThat(policy.getSpec().getEgress()).isEmpty();
                }));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void noRuleIsOpenToAnyoneOrToAnyPort(Rendering rendering) {
        assertThat(rendering.all(NetworkPolicy.class)).allSatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNotEmpty();
            assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> {
                assertThat(rule.getFrom()).isNotEmpty().allSatisfy(NetworkPoliciesTest::assertNamed);
                assertThat(rule.getPorts()).isNotEmpty();
            });
            assertThat(policy.getSpec().getEgress()).allSatisfy(rule -> {
                assertThat(rule.getTo()).isNotEmpty().allSatisfy(NetworkPoliciesTest::assertNamed);
                assertThat(rule.getPorts()).isNotEmpty();
            });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOCAL      | content-service    | dns 53/TCP, dns 53/UDP, postgres 5432/TCP, kafka 9092/TCP, keycloak 8080/TCP, internet 443/TCP, internet 8443/TCP
            LOCAL      | trending-service   | dns 53/TCP, dns 53/UDP, kafka 9092/TCP, keycloak 8080/TCP
            LOCAL      | newsletter-service | dns 53/TCP, dns 53/UDP, postgres 5432/TCP, kafka 9092/TCP, keycloak 8080/TCP, mail 1025/TCP
            PRODUCTION | content-service    | dns 53/TCP, dns 53/UDP, content-postgres 5432/TCP, meridiem-kafka 9093/TCP, keycloak 8080/TCP, internet 443/TCP, internet 8443/TCP
            PRODUCTION | trending-service   | dns 53/TCP, dns 53/UDP, meridiem-kafka 9093/TCP, keycloak 8080/TCP
            PRODUCTION | newsletter-service | dns 53/TCP, dns 53/UDP, newsletter-postgres 5432/TCP, meridiem-kafka 9093/TCP, keycloak 8080/TCP, mail-relay 587/TCP
            """)
    void aServiceReachesWhatItNeedsAndNothingElse(Rendering rendering, String service, String expected) {
        Set<String> reached = new TreeSet<>();
        for (NetworkPolicy policy : policies(rendering, deployment(rendering, service))) {
            for (NetworkPolicyEgressRule rule : policy.getSpec().getEgress()) {
                reached.addAll(pairs(rule.getTo(), rule.getPorts()));
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(expected.split(", "));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void aServiceIsReachedThroughTheIngressAndByTheScraperOnly(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).allSatisfy(deployment -> {
            Set<String> callers = new TreeSet<>();
            for (NetworkPolicy policy : policies(rendering, deployment)) {
                for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
                    callers.addAll(pairs(rule.getFrom(), rule.getPorts()));
                }
            }
            assertThat(callers).containsExactlyInAnyOrder("ingress http/TCP", "monitoring management/TCP");
        });
    }

    private static Deployment deployment(Rendering rendering, String name) {
        return rendering.all(Deployment.class).stream().filter(it -> it.getMetadata().getName().equals(name))
                .findFirst().orElseThrow();
    }

    private static List<NetworkPolicy> policies(Rendering rendering, Deployment deployment) {
        Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
        return rendering.all(NetworkPolicy.class).stream()
                .filter(it -> labels.entrySet().containsAll(it.getSpec().getPodSelector().getMatchLabels().entrySet()))
                .toList();
    }

    private static void assertNamed(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() == null) {
            assertThat(labels(peer)).isNotEmpty();
        } else {
            assertPublic(peer.getIpBlock());
        }
    }

    /// Nothing of the cluster's own or anybody's private network.
    private static void assertPublic(IPBlock block) {
        if (block.getCidr().equals("2000::/3")) {
            return;
        }
        assertThat(block.getCidr()).isEqualTo("0.0.0.0/0");
        assertThat(block.getExcept()).contains("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
                "172.16.0.0/12", "192.168.0.0/16");
    }

    private static Set<String> pairs(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        Set<String> pairs = new TreeSet<>();
        for (NetworkPolicyPeer peer : peers) {
            for (NetworkPolicyPort port : ports) {
                pairs.add(name(peer) + " " + port.getPort().getValue() + "/" + port.getProtocol());
            }
        }
        return pairs;
    }

    /// What the labels of a peer say it is.
    private static String name(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            assertPublic(peer.getIpBlock());
            return "internet";
        }
        Map<String, String> labels = labels(peer);
        if (labels.containsKey("k8s-app")) {
            assertThat(labels).containsEntry("k8s-app", "kube-dns").containsEntry("kubernetes.io/metadata.name",
                    "kube-system");
            return "dns";
        }
        return Stream.of("meridiem.org/role", "app.kubernetes.io/name", "cnpg.io/cluster", "strimzi.io/name", "app")
                .filter(labels::containsKey)
                .map(labels::get)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> labels(NetworkPolicyPeer peer) {
        Map<String, String> labels = new HashMap<>();
        for (LabelSelector selector : new LabelSelector[]{peer.getNamespaceSelector(), peer.getPodSelector()}) {
            if (selector != null) {
                labels.putAll(selector.getMatchLabels());
            }
        }
        return labels;
    }
}
