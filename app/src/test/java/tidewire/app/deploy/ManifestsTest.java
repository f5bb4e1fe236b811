package tidewire.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tidewire.app.command.Part;
import tidewire.app.config.ConfigFile;

/** What {@code deploy/kubernetes} promises of every part. Whether the manifests are valid at all is said by {@code .ci/deploy}. */
class ManifestsTest {
    private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SECRETS =
            Map.of("PAGE_TOKEN", "0123456789abcdef", "SLACK_WEBHOOK_URL", "https://example.org/hook");

    static List<String> parts() throws IOException {
        List<String> parts = new ArrayList<>();
        for (JsonNode set : all("StatefulSet")) {
            parts.add(set.at("/metadata/name").asText());
        }
        return parts;
    }

    @Test
    void parts_areAllThereAre() throws IOException {
        assertThat(parts()).hasSameSizeAs(Part.values());
        assertThat(all("StatefulSet"))
                .extracting(set -> container(set).at("/args/0").asText())
                .containsExactlyInAnyOrder(java.util.Arrays.stream(Part.values())
                        .map(Part::command)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_hasNoRights(String part) throws IOException {
        JsonNode pod = set(part).at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        JsonNode rights = container(set(part)).at("/securityContext");
        assertThat(rights.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(rights.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_isLimited_probed_andNotTakenAwayWhole(String part) throws IOException {
        JsonNode container = container(set(part));
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(all("PodDisruptionBudget"))
                .anyMatch(budget ->
                        budget.at("/spec/selector/matchLabels/app").asText().equals(part));
        String name = set(part).at("/spec/serviceName").asText();
        assertThat(all("Service"))
                .anyMatch(service -> service.at("/metadata/name").asText().equals(name)
                        && service.at("/spec/selector/app").asText().equals(part));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_readsAConfigurationThatIsValid_withSecretsFromASecret(String part) throws IOException {
        Map<String, String> environment = new HashMap<>(SECRETS);
        for (JsonNode variable : container(set(part)).path("env")) {
            String name = variable.path("name").asText();
            boolean secret = name.matches(".*(TOKEN|WEBHOOK_URL|PASSWORD).*");
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asText("").isEmpty())
                    .as(name)
                    .isEqualTo(!secret);
            if (!secret) {
                environment.put(name, variable.path("value").asText());
            }
        }
        assertThat(ConfigFile.read(FOLDER.resolve("tidewire.yml"), environment)
                        .kafka()
                        .bootstrapServers())
                .isEqualTo("kafka.kafka.svc:9092");
    }

    @Test
    void desks_haveAPartitionForEveryReplica() throws IOException {
        int replicas = set("summarizer").at("/spec/replicas").asInt();
        assertThat(replicas).isGreaterThan(1);
        assertThat(ConfigFile.read(FOLDER.resolve("tidewire.yml"), SECRETS)
                        .kafka()
                        .partitions())
                .isGreaterThanOrEqualTo(replicas);
    }

    /** Two of any other part would read every source twice, or post every alert twice. */
    @ParameterizedTest
    @MethodSource("parts")
    void part_thatSharesNothing_isThereOnce(String part) throws IOException {
        if (!part.equals("summarizer")) {
            assertThat(set(part).at("/spec/replicas").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void ports_thatProbesAndServicesName_areThoseOfTheConfiguration(String part) throws IOException {
        var config = ConfigFile.read(FOLDER.resolve("tidewire.yml"), SECRETS);
        Map<String, Integer> ports = new HashMap<>();
        container(set(part))
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        assertThat(ports).containsEntry("status", config.status().port());
        if (part.equals("dashboard")) {
            assertThat(ports).containsEntry("http", config.dashboard().port());
        }
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(ports)
                    .containsKey(
                            container(set(part)).path(probe).at("/httpGet/port").asText());
        }
        for (JsonNode service : all("Service")) {
            if (service.at("/metadata/name").asText().equals(part)) {
                service.at("/spec/ports")
                        .forEach(port -> assertThat(ports)
                                .containsEntry(
                                        port.path("targetPort").asText(),
                                        port.path("port").asInt()));
            }
        }
        assertThat(set(part)
                        .at("/spec/template/metadata/annotations/prometheus.io~1port")
                        .asText())
                .isEqualTo(Integer.toString(config.status().port()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_isTakenAwayOneAtATime_andOnlyItself(String part) throws IOException {
        assertThat(all("PodDisruptionBudget").stream()
                        .filter(budget -> budget.at("/spec/selector/matchLabels/app")
                                .asText()
                                .equals(part)))
                .singleElement()
                .satisfies(budget ->
                        assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1));
        assertThat(set(part).at("/spec/selector/matchLabels/app").asText()).isEqualTo(part);
        assertThat(set(part).at("/spec/template/metadata/labels/app").asText()).isEqualTo(part);
    }

    @Test
    void kustomization_hasEveryManifest() throws IOException {
        List<String> resources = new ArrayList<>();
        Map<String, Object> file = new Yaml().load(Files.readString(FOLDER.resolve("kustomization.yaml")));
        ((List<?>) java.util.Objects.requireNonNull(file.get("resources"))).forEach(one -> resources.add("" + one));
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(one -> one.getFileName().toString())
                            .filter(one -> one.endsWith(".yaml") && !one.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(resources);
        }
    }

    private static JsonNode set(String part) throws IOException {
        return all("StatefulSet").stream()
                .filter(set -> set.at("/metadata/name").asText().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode container(JsonNode set) {
        return set.at("/spec/template/spec/containers/0");
    }

    private static List<JsonNode> all(String kind) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                for (Object document : new Yaml().loadAll(Files.readString(file))) {
                    JsonNode node = JSON.valueToTree(document);
                    if (node.path("kind").asText().equals(kind)) {
                        found.add(node);
                    }
                }
            }
        }
        return found;
    }
}
