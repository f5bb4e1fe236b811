package tidewire.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tidewire.app.command.Part;
import tidewire.app.config.ConfigFile;

/** What {@code docker-compose.yml} promises: no rights, no secret, limits, health, the loopback; and names that there are. */
class ComposeFileTest {
    private static final Path ROOT = Path.of("..");
    private static final String TEXT = read("docker-compose.yml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    @SuppressWarnings("unchecked")
    private static final Map<String, Map<String, Object>> SERVICES =
            (Map<String, Map<String, Object>>) ((Map<String, Object>) new Yaml().load(TEXT)).get("services");

    static Set<String> services() {
        return SERVICES.keySet();
    }

    /** Those that run our own image. */
    static List<String> ours() {
        return SERVICES.keySet().stream()
                .filter(name -> "tidewire:local".equals(SERVICES.get(name).get("image")))
                .toList();
    }

    /** Ours that stay. */
    static List<String> parts() {
        return ours().stream().filter(name -> !name.equals("demo")).toList();
    }

    /** Those that stay, all but the demo. */
    static List<String> staying() {
        return SERVICES.keySet().stream().filter(name -> !name.equals("demo")).toList();
    }

    /** Those whose image is not ours. */
    static List<String> others() {
        return SERVICES.keySet().stream().filter(name -> !ours().contains(name)).toList();
    }

    @Test
    void services_areBrokerPartsAndEyes() {
        assertThat(services())
                .containsExactlyInAnyOrder(
                        "kafka", "ingest", "summarizer", "dashboard", "alerts", "demo", "prometheus", "grafana");
        assertThat(SERVICES.get("demo")).containsEntry("profiles", List.of("demo"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_isLimited_andReachedFromThisMachineAlone(String name) {
        Map<String, Object> service = SERVICES.get(name);
        assertThat(service).containsKey("mem_limit");
        assertThat(service).doesNotContainKeys("privileged", "network_mode", "pid");
        assertThat(service.getOrDefault("user", "nobody"))
                .asString()
                .doesNotStartWith("root")
                .doesNotStartWith("0");
        assertThat(list(service, "ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_hasNoRights_andAReadOnlyFileSystem(String name) {
        assertThat(SERVICES.get(name))
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKey("pids_limit")
                .doesNotContainKeys("cap_add", "devices");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void part_hasAPlaceForWhatItUnpacks(String name) {
        assertThat(list(SERVICES.get(name), "tmpfs")).anyMatch(folder -> folder.startsWith("/tmp"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void imageOfOthers_runsAsAUserWithoutRights(String name) {
        assertThat(String.valueOf(SERVICES.get(name).get("user"))).matches("[1-9]\\d*");
    }

    @ParameterizedTest
    @MethodSource("staying")
    void service_isWatched_andComesBack(String name) {
        assertThat(SERVICES.get(name)).containsEntry("restart", "unless-stopped");
        assertThat(SERVICES.get(name).get("healthcheck"))
                .isInstanceOfSatisfying(
                        Map.class,
                        check -> assertThat(((Map<?, ?>) check).keySet())
                                .map(String::valueOf)
                                .contains("test", "interval", "timeout", "retries", "start_period"));
    }

    @Test
    void image_runsAsAUserWithoutRights() {
        String last = read("Dockerfile");
        last = last.substring(last.lastIndexOf("\nFROM "));
        Matcher user = Pattern.compile("(?m)^USER (\\w+)$").matcher(last);
        assertThat(user.find()).isTrue();
        assertThat(last).contains("--uid 10001 " + user.group(1));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_waitsForTheBroker(String name) {
        assertThat(SERVICES.get(name).get("depends_on")).hasToString("{kafka={condition=service_healthy}}");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_isACommand_andItsVariablesStandForKeys(String name) throws IOException {
        assertThat(Part.values())
                .extracting(Part::command)
                .contains(list(SERVICES.get(name), "command").get(0));
        Map<String, String> variables = environment(name);
        variables.replaceAll((variable, value) -> value.replaceAll("\\$\\{[^}]*}", "0123456789abcdef"));
        String configuration = """
                feeds: [{name: fed, url: "https://example.org/feed"}]
                desks: [{name: d, feeds: [fed]}]
                """;
        assertThat(ConfigFile.parse(configuration, "tidewire.yml", ROOT.toRealPath(), variables)
                        .kafka()
                        .bootstrapServers())
                .isEqualTo("kafka:9092");
    }

    @ParameterizedTest
    @MethodSource("services")
    void secret_comesFromTheEnvironment(String name) {
        environment(name).forEach((variable, value) -> {
            if (variable.matches(".*(TOKEN|PASSWORD|SECRET|WEBHOOK_URL).*") && !variable.endsWith("_ENV")) {
                assertThat(value).as(variable).matches("\\$\\{[A-Z_]+:[-?].*}");
            }
        });
    }

    @Test
    void variables_areSaidInTheHead() {
        String head = TEXT.substring(0, TEXT.indexOf("\nx-part"));
        Set<String> variables = new TreeSet<>();
        for (Matcher variable = VARIABLE.matcher(TEXT); variable.find(); ) {
            variables.add(variable.group(1));
        }
        assertThat(variables)
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(head).contains(variable));
    }

    @ParameterizedTest
    @MethodSource("services")
    void files_thatAreMounted_areThere(String name) {
        assertThat(list(SERVICES.get(name), "volumes").stream()
                        .filter(volume -> volume.startsWith("./") && !volume.startsWith("./tidewire.yml:")))
                .allSatisfy(volume -> {
                    assertThat(ROOT.resolve(volume.split(":")[0])).exists();
                    assertThat(volume).endsWith(":ro");
                });
    }

    @Test
    void broker_isOfTheVersionOfTheClients() {
        Matcher version = Pattern.compile("<kafka.version>(.*)</kafka.version>").matcher(read("pom.xml"));
        assertThat(version.find()).isTrue();
        assertThat(SERVICES.get("kafka")).containsEntry("image", "apache/kafka:" + version.group(1));
    }

    private static Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        Object all = SERVICES.get(service).getOrDefault("environment", Map.of());
        assertThat(all).as("environment of %s: names with values", service).isInstanceOf(Map.class);
        ((Map<?, ?>) all).forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        return environment;
    }

    private static List<String> list(Map<String, Object> service, String key) {
        Object list = service.getOrDefault(key, List.of());
        assertThat(list).as(key).isInstanceOf(List.class);
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
