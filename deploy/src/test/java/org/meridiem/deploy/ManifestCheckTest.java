package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Proves that the checks see what an API server would refuse. A check that passes everything looks just like good manifests.
class ManifestCheckTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: tea}
            spec:
              replicas: 2
              selector: {matchLabels: {app: tea}}
              template:
                metadata: {labels: {app: tea}}
                spec:
                  containers:
                    - name: tea
                      image: tea:1
                      ports: [{name: http, containerPort: 8080}]
                      readinessProbe: {httpGet: {path: /ready, port: http}}
                      resources: {limits: {memory: 384Mi}}
            """;
    private static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: tea}
            data: {PORT: "8080"}
            """;
    private static final String NETWORK_POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: tea}
            spec:
              podSelector: {matchLabels: {app: tea}}
              policyTypes: [Egress]
              egress: [{to: [{podSelector: {matchLabels: {app: pot}}}], ports: [{port: 5432, protocol: TCP}]}]
            """;
    private static final String AUTOSCALER = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: tea}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: tea}
              maxReplicas: 4
            """;
    private static final String TOPIC = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata: {name: tea}
            spec: {partitions: 6, replicas: 3, config: {cleanup.policy: compact}}
            """;
    private static final String USER = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata: {name: tea}
            spec:
              authentication: {type: tls}
              authorization:
                type: simple
                acls: [{resource: {type: topic, name: tea, patternType: literal}, operations: [Read]}]
            """;
    private static final String ROUTE = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: tea}
            spec:
              parentRefs: [{name: pot}]
              hostnames: [tea.example.org]
              rules: [{backendRefs: [{name: tea, port: 80}]}]
            """;
    private static final String POD_MONITOR = """
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: tea}
            spec: {selector: {matchLabels: {app: tea}}, podMetricsEndpoints: [{port: management, path: /q/metrics}]}
            """;

    private static List<String> mistakes(String text) {
        Manifest manifest = new Manifest(Yaml.document(text));
        return ManifestCheck.of(manifest).mistakes(manifest);
    }

    private static List<String> mistakesAfter(String good, String part, String replacement) {
        assertThat(good).contains(part);
        return mistakes(good.replace(part, replacement));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEPLOYMENT, CONFIG_MAP, NETWORK_POLICY, AUTOSCALER, TOPIC, USER, ROUTE, POD_MONITOR})
    void nothingIsWrongWithAGoodDocument(String good) {
        assertThat(mistakes(good)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            readinessProbe    | readynessProbe
            path: /ready      | pathh: /ready
            containerPort     | containerport
            matchLabels       | matchlabels
            """)
    void aMisspeltMemberOfADeploymentIsSeen(String member, String misspelt) {
        assertThat(mistakesAfter(DEPLOYMENT, member, misspelt))
                .isNotEmpty()
                .anySatisfy(mistake -> assertThat(mistake).contains(misspelt.replaceFirst(":.*", "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            selector: {matchLabels: {app: tea}}     | minReadySeconds: 1 | selector
            name: http, containerPort: 8080         | name: http         | containerPort
            {path: /ready, port: http}              | {path: /ready}     | port
            """)
    void aMissingMemberOfADeploymentIsSeen(String present, String instead, String missing) {
        assertThat(mistakesAfter(DEPLOYMENT, present, instead))
                .anySatisfy(mistake -> assertThat(mistake).contains("required field `" + missing + "`"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 2         | replicas: "2"
            replicas: 2         | replicas: two
            containerPort: 8080 | containerPort: http
            image: tea:1        | image: 1
            {app: tea}          | {app: true}
            """)
    void aWrongTypeInADeploymentIsSeen(String right, String wrong) {
        assertThat(mistakesAfter(DEPLOYMENT, right, wrong)).isNotEmpty();
    }

    @Test
    void aNumberWhereAConfigMapNeedsTextIsSeen() {
        assertThat(mistakesAfter(CONFIG_MAP, "\"8080\"", "8080")).isNotEmpty();
    }

    @Test
    void mistakesInOtherCoreKindsAreSeen() {
        assertThat(mistakesAfter(NETWORK_POLICY, "policyTypes", "policyType")).isNotEmpty();
        assertThat(mistakesAfter(NETWORK_POLICY, "protocol", "protokoll")).isNotEmpty();
        assertThat(mistakesAfter(AUTOSCALER, "maxReplicas: 4", "minReplicas: 4")).isNotEmpty();
        assertThat(mistakesAfter(AUTOSCALER, "maxReplicas: 4", "maxReplicas: four")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partitions: 6 | partition: 6
            partitions: 6 | partitions: "6"
            partitions: 6 | partitions: 0
            spec:         | specification:
            """)
    void aMistakeInATopicIsSeen(String right, String wrong) {
        assertThat(mistakesAfter(TOPIC, right, wrong)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operations:           | operation:
            patternType: literal  | patternType: glob
            operations: [Read]    | operations: [Reed]
            operations: [Read]    | operations: Read
            type: topic,          |
            type: simple          | type: opa
            """)
    void aMistakeInAUserIsSeen(String right, String wrong) {
        assertThat(mistakesAfter(USER, right, wrong == null ? "" : wrong)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hostnames: [tea.example.org] | hostname: [tea.example.org]
            port: 80                     | port: http
            backendRefs                  | backends
            parentRefs: [{name: pot}]    | parentRefs: {name: pot}
            """)
    void aMistakeInARouteIsSeen(String right, String wrong) {
        assertThat(mistakesAfter(ROUTE, right, wrong)).isNotEmpty();
    }

    @Test
    void aMistakeInAPodMonitorIsSeen() {
        assertThat(mistakesAfter(POD_MONITOR, "podMetricsEndpoints", "podMetricEndpoints")).isNotEmpty();
        assertThat(mistakesAfter(POD_MONITOR, "path: /q/metrics", "path: 8")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: tea}}",
            "{apiVersion: v1, kind: ConfigMapp, metadata: {name: tea}}",
            "{apiVersion: apps/v2, kind: Deployment, metadata: {name: tea}}",
            "{apiVersion: kafka.strimzi.io/v1, kind: KafkaBridge, metadata: {name: tea}}",
            "{apiVersion: gateway.networking.k8s.io/v1, kind: Highway, metadata: {name: tea}}"})
    void aKindThatNobodyCanCheckIsAMistake(String unknown) {
        assertThat(mistakes(unknown)).isNotEmpty();
    }
}
