package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/// How the three services are run: alive while a neighbour is away, replaced without a gap, spread, bounded and powerless.
class WorkloadsTest {

    private static final String[] SERVICES = {"content-service", "newsletter-service", "trending-service"};

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void eachServiceIsOneDeployment(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).extracting(it -> it.getMetadata().getName())
                .containsExactlyInAnyOrder(SERVICES);
        assertThat(rendering.manifests()).extracting(Manifest::kind)
                .doesNotContain("Pod", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void probesAskTheManagementPortAndLivenessAsksNobodyElse(Rendering rendering) {
        assertThat(containers(rendering)).allSatisfy(container -> {
            assertThat(asked(container.getStartupProbe())).isEqualTo("management/q/health/started");
            assertThat(asked(container.getLivenessProbe())).isEqualTo("management/q/health/live");
            assertThat(asked(container.getReadinessProbe())).isEqualTo("management/q/health/ready");
            assertThat(patience(container.getStartupProbe())).as("seconds to start in").isGreaterThanOrEqualTo(120);
            assertThat(container.getPorts()).extracting(ContainerPort::getName).containsExactlyInAnyOrder("http",
                    "management");
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void memoryIsReservedInFullAndTheProcessorIsNotThrottled(Rendering rendering) {
        assertThat(containers(rendering)).allSatisfy(container -> {
            Map<String, Quantity> requests = container.getResources().getRequests();
            Map<String, Quantity> limits = container.getResources().getLimits();
            assertThat(limits).containsOnlyKeys("memory");
            assertThat(requests).containsOnlyKeys("cpu", "memory").containsEntry("memory", limits.get("memory"));
            assertThat(limits.get("memory").getNumericalAmount())
                    .isBetween(BigDecimal.valueOf(256L << 20), BigDecimal.valueOf(512L << 20));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void podsRunWithoutAnyPower(Rendering rendering) {
        assertThat(pods(rendering)).allSatisfy(pod -> {
            PodSecurityContext context = pod.getSecurityContext();
            assertThat(context.getRunAsNonRoot()).isTrue();
            assertThat(context.getRunAsUser()).isEqualTo(10001);
            assertThat(context.getRunAsGroup()).isEqualTo(10001);
            assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getHostPID()).isNull();
            assertThat(pod.getHostIPC()).isNull();
            assertThat(pod.getEnableServiceLinks()).as("Service links would become Kafka client settings").isFalse();
        });
        assertThat(containers(rendering)).allSatisfy(container -> {
            SecurityContext context = container.getSecurityContext();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getPrivileged()).isNull();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(context.getCapabilities().getAdd()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void whatIsWrittenHasABoundedPlace(Rendering rendering) {
        List<String> claims = rendering.all(PersistentVolumeClaim.class).stream().map(it -> it.getMetadata().getName())
                .toList();
        assertThat(pods(rendering)).allSatisfy(pod -> {
            List<String> volumes = pod.getVolumes().stream().map(Volume::getName).toList();
            assertThat(container(pod).getVolumeMounts()).extracting(VolumeMount::getName)
                    .containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(container(pod).getVolumeMounts()).extracting(VolumeMount::getMountPath).contains("/tmp");
            assertThat(pod.getVolumes()).allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
            assertThat(pod.getVolumes().stream().map(Volume::getEmptyDir).filter(it -> it != null))
                    .extracting(EmptyDirVolumeSource::getSizeLimit)
                    .doesNotContainNull();
            assertThat(pod.getVolumes().stream().map(Volume::getPersistentVolumeClaim).filter(it -> it != null))
                    .allSatisfy(claim -> {
                        assertThat(claims).contains(claim.getClaimName());
                        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(10001);
                    });
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void aNewVersionComesUpBeforeTheOldOneGoes(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).allSatisfy(deployment -> {
            var update = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(update.getMaxUnavailable()).isEqualTo(new IntOrString(0));
            assertThat(update.getMaxSurge()).isEqualTo(new IntOrString(1));
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            long pause = container(pod).getLifecycle().getPreStop().getSleep().getSeconds();
            assertThat(pause).isBetween(3L, 15L);
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(pause + 30);
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void replicasAreSpreadOverZonesAndNodes(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).allSatisfy(deployment -> {
            List<TopologySpreadConstraint> spread = deployment.getSpec().getTemplate().getSpec()
                    .getTopologySpreadConstraints();
            assertThat(spread).extracting(TopologySpreadConstraint::getTopologyKey)
                    .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
            assertThat(spread)
                    .allSatisfy(it -> assertThat(it.getLabelSelector()).isEqualTo(deployment.getSpec().getSelector()));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void selectorsSelectThePodsOfTheirNameAndNoOthers(Rendering rendering) {
        List<Deployment> deployments = rendering.all(Deployment.class);
        assertThat(deployments).allSatisfy(deployment -> assertThat(selected(rendering,
                deployment.getSpec().getSelector().getMatchLabels()))
                .containsExactly(deployment.getMetadata().getName()));
        assertThat(rendering.all(Service.class)).hasSize(SERVICES.length).allSatisfy(service -> {
            assertThat(selected(rendering, service.getSpec().getSelector()))
                    .containsExactly(service.getMetadata().getName());
            assertThat(service.getSpec().getPorts()).allSatisfy(port -> assertThat(port.getTargetPort())
                    .as("management stays inside the pod network")
                    .isEqualTo(new IntOrString("http")));
        });
        assertThat(rendering.all(PodDisruptionBudget.class)).hasSize(SERVICES.length).allSatisfy(budget -> {
            assertThat(selected(rendering, budget.getSpec().getSelector().getMatchLabels()))
                    .containsExactly(budget.getMetadata().getName());
            assertThat(budget.getSpec().getMaxUnavailable()).as("a drain must be able to go on")
                    .isEqualTo(new IntOrString(1));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void eachServiceHasAnAccountThatCanDoNothing(Rendering rendering) {
        List<String> used = pods(rendering).map(PodSpec::getServiceAccountName).toList();
        assertThat(rendering.all(ServiceAccount.class))
                .allSatisfy(account -> assertThat(account.getAutomountServiceAccountToken()).isFalse())
                .extracting(it -> it.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(used);
        assertThat(rendering.manifests()).extracting(Manifest::kind)
                .doesNotContain("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    }

    @Test
    void aMachineOfOnesOwnRunsOneReplicaOfEach() {
        assertThat(Rendering.LOCAL.all(Deployment.class)).extracting(it -> it.getSpec().getReplicas()).containsOnly(1);
    }

    @Test
    void productionRunsAtLeastTwoReplicasOfEach() {
        Map<String, Integer> autoscaled = Map.of("content-service", 3);
        List<HorizontalPodAutoscaler> autoscalers = Rendering.PRODUCTION.all(HorizontalPodAutoscaler.class);

        assertThat(autoscalers).allSatisfy(autoscaler -> {
            var target = autoscaler.getSpec().getScaleTargetRef();
            assertThat(target.getKind()).isEqualTo("Deployment");
            assertThat(autoscaler.getSpec().getMinReplicas()).isEqualTo(autoscaled.get(target.getName()));
            assertThat(autoscaler.getSpec().getMaxReplicas()).isGreaterThan(autoscaler.getSpec().getMinReplicas());
        }).hasSameSizeAs(autoscaled.keySet());
        assertThat(Rendering.PRODUCTION.all(Deployment.class)).allSatisfy(deployment -> {
            if (autoscaled.containsKey(deployment.getMetadata().getName())) {
                assertThat(deployment.getSpec().getReplicas()).as("the autoscaler owns the count").isNull();
            } else {
                assertThat(deployment.getSpec().getReplicas()).isBetween(2, 3);
            }
        });
    }

    @Test
    void productionImagesArePinned() {
        assertThat(containers(Rendering.PRODUCTION)).allSatisfy(container -> assertThat(container.getImage())
                .matches("[a-z0-9.]+/meridiem/[a-z]+-service(:\\d+\\.\\d+\\.\\d+|@sha256:[0-9a-f]{64})"));
        assertThat(containers(Rendering.LOCAL)).allSatisfy(container -> assertThat(container.getImage())
                .matches("localhost/meridiem/[a-z]+-service:local"));
    }

    private static Stream<PodSpec> pods(Rendering rendering) {
        return rendering.all(Deployment.class).stream().map(it -> it.getSpec().getTemplate().getSpec());
    }

    private static Stream<Container> containers(Rendering rendering) {
        return pods(rendering).map(WorkloadsTest::container);
    }

    private static Container container(PodSpec pod) {
        assertThat(pod.getInitContainers()).isEmpty();
        assertThat(pod.getContainers()).hasSize(1);
        return pod.getContainers().getFirst();
    }

    private static Set<String> selected(Rendering rendering, Map<String, String> selector) {
        return rendering.all(Deployment.class).stream()
                .filter(it -> it.getSpec().getTemplate().getMetadata().getLabels().entrySet()
                        .containsAll(selector.entrySet()))
                .map(it -> it.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private static String asked(Probe probe) {
        HTTPGetAction get = probe.getHttpGet();
        return get.getPort().getStrVal() + get.getPath();
    }

    private static int patience(Probe probe) {
        return probe.getPeriodSeconds() * probe.getFailureThreshold();
    }
}
