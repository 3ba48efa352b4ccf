package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/// What the services are told: by names they know, secrets by reference only, and nothing that does not exist.
class ConfigurationTest {

    private static final Set<String> OF_EVERY_SERVICE = Set.of(
            "QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_HOST", "QUARKUS_MANAGEMENT_PORT",
            "QUARKUS_HTTP_CORS_ENABLED", "QUARKUS_HTTP_CORS_ORIGINS", "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_CREDENTIALS_SECRET", "MERIDIEM_CURSOR_SECRET");
    private static final Set<String> OF_A_SERVICE_WITH_A_DATABASE = union(OF_EVERY_SERVICE, Set.of(
            "QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD",
            "MERIDIEM_SITE_URL"));
    /// For a service that stands behind an ingress; on one machine there is none.
    private static final Set<String> OF_AN_INGRESS = Set.of("MERIDIEM_COLLECTOR_ORIGINS",
            "MERIDIEM_BEHIND_PROXY", "MERIDIEM_TRUSTED_PROXIES");
    /// Receivers of webhooks inside are a cluster's own affair.
    private static final Set<String> ON_ONE_MACHINE = Set.of("MERIDIEM_OUTBOUND_TRUSTED",
            "MERIDIEM_TRANSFER_LEASE");
    /// For the JVM and not for the service.
    private static final Set<String> OF_THE_JVM = Set.of("JDK_JAVA_OPTIONS");
    private static final Map<String, Set<String>> NAMES = Map.of(
            "content-service", union(OF_A_SERVICE_WITH_A_DATABASE, Set.of("MERIDIEM_MEDIA_DIRECTORY",
                    "MERIDIEM_BEHIND_PROXY", "MERIDIEM_TRUSTED_PROXIES")),
            "trending-service", union(OF_EVERY_SERVICE, Set.of(
                    "MERIDIEM_COLLECTOR_ORIGINS", "MERIDIEM_BEHIND_PROXY", "MERIDIEM_TRUSTED_PROXIES")),
            "newsletter-service", union(OF_A_SERVICE_WITH_A_DATABASE, Set.of(
                    "MERIDIEM_TOKEN_SECRET", "MERIDIEM_PUBLIC_URL", "MERIDIEM_MAIL_HOST", "MERIDIEM_MAIL_PORT",
                    "MERIDIEM_MAIL_FROM", "MERIDIEM_BEHIND_PROXY", "MERIDIEM_TRUSTED_PROXIES")));
    /// Settings of Kafka's own client for mutual TLS with PEM text.
    private static final Set<String> OF_KAFKA_TLS = Set.of(
            "KAFKA_SECURITY_PROTOCOL", "KAFKA_SSL_TRUSTSTORE_TYPE", "KAFKA_SSL_TRUSTSTORE_CERTIFICATES",
            "KAFKA_SSL_KEYSTORE_TYPE", "KAFKA_SSL_KEYSTORE_KEY", "KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN");
    private static final Pattern NAME = Pattern.compile("\"((?:QUARKUS|KAFKA|MERIDIEM)_[A-Z_]+)\"");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE).*|.*_KEY");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void aServiceIsToldExactlyWhatItKnows(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).allSatisfy(deployment -> {
            Set<String> known = NAMES.get(deployment.getMetadata().getName());
            Set<String> told = new TreeSet<>(environment(rendering, deployment).keySet());
            told.removeAll(OF_THE_JVM);
            assertThat(told).as(deployment.getMetadata().getName())
                    .containsExactlyInAnyOrderElementsOf(
                            rendering == Rendering.LOCAL ? known : union(known, OF_KAFKA_TLS));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void secretsComeFromSecretsOnly(Rendering rendering) {
        assertThat(rendering.all(Deployment.class))
                .allSatisfy(deployment -> assertThat(environment(rendering, deployment)).allSatisfy((name, value) -> {
                    if (SECRET.matcher(name).matches()) {
                        assertThat(value).as(name).startsWith("secret ");
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void aChangedSettingRollsThePods(Rendering rendering) {
        assertThat(rendering.all(ConfigMap.class)).hasSize(NAMES.size())
                .extracting(it -> it.getMetadata().getName())
                .allSatisfy(name -> assertThat(name).matches("[a-z]+-service-[a-z0-9]{10}"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KAFKA")
    void portsAndPathsOfTheSettingsAreThoseOfThePod(Rendering rendering) {
        assertThat(rendering.all(Deployment.class)).allSatisfy(deployment -> {
            Map<String, String> environment = environment(rendering, deployment);
            Container container = container(deployment);
            container.getPorts().forEach(port -> assertThat(environment)
                    .containsEntry(port.getName().equals("http") ? "QUARKUS_HTTP_PORT" : "QUARKUS_MANAGEMENT_PORT",
                            port.getContainerPort().toString()));
            if (environment.containsKey("MERIDIEM_MEDIA_DIRECTORY")) {
                assertThat(container.getVolumeMounts())
                        .anySatisfy(mount -> assertThat(mount.getMountPath())
                                .isEqualTo(environment.get("MERIDIEM_MEDIA_DIRECTORY")));
            }
        });
    }

    @Test
    void everySecretOfTheLocalOverlayExistsAndSaysThatItIsLocal() {
        Map<String, Set<String>> present = new TreeMap<>();
        for (Secret secret : Rendering.LOCAL.all(Secret.class)) {
            assertThat(secret.getMetadata().getAnnotations()).containsEntry("meridiem.org/local-only", "true");
            present.put(secret.getMetadata().getName(), secret.getData().keySet());
        }
        assertThat(secretKeys(Rendering.LOCAL)).isNotEmpty()
                .allSatisfy(key -> assertThat(present.get(key.secret())).as(key.toString()).contains(key.key()));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCTION", "PRODUCTION_WITH_COMPONENTS", "KAFKA"})
    void productionHoldsNoSecret(Rendering rendering) {
        assertThat(rendering.manifests()).extracting(Manifest::kind).doesNotContain("Secret");
        assertThat(rendering.manifests()).allSatisfy(manifest -> assertThat(manifest.tree().toString())
                .doesNotContain("PRIVATE KEY").doesNotContainIgnoringCase("password\":\""));
    }

    @Test
    void theReadmeTellsOfEverySecretThatProductionNeeds() {
        String readme = Project.text("deploy/README.md");
        assertThat(secretKeys(Rendering.PRODUCTION)).isNotEmpty().allSatisfy(key -> assertThat(readme.lines())
                .as(key.toString())
                .anySatisfy(
                        line -> assertThat(line).contains("`" + key.secret() + "`").contains("`" + key.key() + "`")));
    }

    @Test
    void theLauncherOfTheLocalClusterSetsTheSameNames() {
        String launcher = Project
                .text("local-cluster/src/main/java/org/meridiem/cluster/service/ServiceEnvironment.java");
        Set<String> launched = NAME.matcher(launcher).results().map(name -> name.group(1)).collect(Collectors.toSet());
        Set<String> deployed = NAMES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(launched).containsAll(deployed.stream().filter(name -> !OF_AN_INGRESS.contains(name)).toList());
        assertThat(launched).filteredOn(name -> name.startsWith("MERIDIEM_") && !ON_ONE_MACHINE.contains(name))
                .isSubsetOf(deployed);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "PRODUCTION", "PRODUCTION_WITH_COMPONENTS"})
    void everythingIsInOneNamespaceThatIsThere(Rendering rendering) {
        String namespace = rendering.manifests().stream().filter(it -> it.kind().equals("Namespace")).findFirst()
                .orElseThrow().name();
        assertThat(rendering.manifests()).filteredOn(it -> !it.kind().equals("Namespace"))
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(manifest.tree().at("/metadata/namespace").asText())
                        .isEqualTo(namespace));
    }

    /// Name to value; a value out of a Secret is written as "secret NAME KEY".
    private static Map<String, String> environment(Rendering rendering, Deployment deployment) {
        Map<String, String> environment = new TreeMap<>();
        Container container = container(deployment);
        for (EnvFromSource source : container.getEnvFrom()) {
            assertThat(source.getSecretRef()).as("a whole Secret would bring names nobody checks").isNull();
            environment.putAll(named(rendering.all(ConfigMap.class), source.getConfigMapRef().getName()).getData());
        }
        for (EnvVar variable : container.getEnv()) {
            String value = variable.getValue();
            if (value == null) {
                SecretKeySelector key = variable.getValueFrom().getSecretKeyRef();
                assertThat(key.getOptional()).isNull();
                value = "secret " + key.getName() + " " + key.getKey();
            }
            assertThat(environment.put(variable.getName(), value)).as("set twice: " + variable.getName()).isNull();
        }
        return environment;
    }

    private static List<SecretKey> secretKeys(Rendering rendering) {
        List<SecretKey> keys = new ArrayList<>();
        for (Deployment deployment : rendering.all(Deployment.class)) {
            for (EnvVar variable : container(deployment).getEnv()) {
                if (variable.getValueFrom() != null) {
                    SecretKeySelector key = variable.getValueFrom().getSecretKeyRef();
                    keys.add(new SecretKey(key.getName(), key.getKey()));
                }
            }
            for (Volume volume : deployment.getSpec().getTemplate().getSpec().getVolumes()) {
                if (volume.getSecret() != null) {
                    assertThat(volume.getSecret().getItems()).as("only the keys that are needed").isNotEmpty();
                    for (KeyToPath item : volume.getSecret().getItems()) {
                        keys.add(new SecretKey(volume.getSecret().getSecretName(), item.getKey()));
                    }
                }
            }
        }
        return keys;
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static <T extends HasMetadata> T named(List<T> objects, String name) {
        return objects.stream().filter(it -> it.getMetadata().getName().equals(name)).findFirst().orElseThrow();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private record SecretKey(String secret, String key) {
    }
}
