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
        Map<String, String> environment = new HashMap<>(Map.of("PAGE_TOKEN", "0123456789abcdef"));
        environment.put("SLACK_WEBHOOK_URL", "https://example.org/hook");
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
