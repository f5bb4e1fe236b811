package tidewire.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tidewire.app.Meters;

/** What the panels of the dashboard and the rules ask for is what {@code /metrics} shows, by names and labels. */
class DeployedNamesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("\\b(tidewire|kafka)_[a-z_]+\\b");
    /** A metric with its matchers. */
    private static final Pattern MATCHERS = Pattern.compile("\\b(tidewire_[a-z_]+)\\{([^}]*)}");

    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    /** {@code sum by (a, b) (rate(metric…} */
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\) \\((?:\\w+\\()?(tidewire_[a-z_]+)");

    private static final Pattern STATEMENT = Pattern.compile("\"(tidewire(?:\\.[a-z]+)+)\"([^;]*);");
    /** What Prometheus itself adds. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

    record Query(String where, String text) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : dashboard()) {
            panel.path("targets")
                    .forEach(target -> queries.add(new Query(
                            panel.path("title").asText() + " "
                                    + target.path("refId").asText(),
                            target.path("expr").asText())));
        }
        rules().forEach((alert, rule) -> queries.add(new Query(alert, String.valueOf(rule.get("expr")))));
        return queries;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(
                        ROOT.resolve("deploy/grafana/dashboards/tidewire.json").toFile())
                .path("panels");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(ROOT.resolve("deploy/prometheus/rules.yml")));
        Map<String, Map<String, Object>> rules = new TreeMap<>();
        ((List<Map<String, Object>>) file.get("groups"))
                .forEach(group -> ((List<Map<String, Object>>) group.get("rules"))
                        .forEach(rule -> rules.put(String.valueOf(rule.get("alert")), rule)));
        return rules;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void names_areThoseOfMetersThatThereAre(Query query) throws IOException {
        Set<String> meters = Meters.explained();
        Set<String> unknown = new TreeSet<>();
        for (Matcher name = NAME.matcher(query.text()); name.find(); ) {
            if (meters.stream().noneMatch(meter -> name.group().matches(meter + Meters.FORMS))) {
                unknown.add(name.group());
            }
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void labels_areThoseThatTheMeterHas(Query query) throws IOException {
        Map<String, Set<String>> words = wordsBesideMeters();
        Set<String> unknown = new TreeSet<>();
        for (Matcher metric = MATCHERS.matcher(query.text()); metric.find(); ) {
            for (Matcher label = MATCHER.matcher(metric.group(2)); label.find(); ) {
                unknown.addAll(unknown(metric.group(1), List.of(label.group(1)), words));
            }
        }
        for (Matcher grouped = GROUPED.matcher(query.text()); grouped.find(); ) {
            unknown.addAll(unknown(grouped.group(2), List.of(grouped.group(1).split(", ")), words));
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> unknown(String metric, List<String> labels, Map<String, Set<String>> words) {
        Set<String> has = new TreeSet<>(OF_THE_SCRAPE);
        words.forEach((meter, beside) -> {
            if (metric.matches(meter + Meters.FORMS)) {
                has.addAll(beside);
            }
        });
        return new TreeSet<>(labels.stream()
                .filter(label -> !has.contains(label))
                .map(label -> metric + "{" + label + "}")
                .toList());
    }

    /** What is quoted in the statement that makes a meter: its labels are among that. */
    private static Map<String, Set<String>> wordsBesideMeters() throws IOException {
        Map<String, Set<String>> words = new TreeMap<>();
        try (Stream<Path> sources =
                Files.find(ROOT, 20, (file, is) -> file.toString().matches(".*/src/main/java/.*\\.java"))) {
            for (Path source : sources.toList()) {
                for (Matcher made = STATEMENT.matcher(Files.readString(source)); made.find(); ) {
                    Set<String> beside =
                            words.computeIfAbsent(made.group(1).replace('.', '_'), meter -> new TreeSet<>());
                    for (Matcher word = Pattern.compile("\"([a-z]+)\"").matcher(made.group(2)); word.find(); ) {
                        beside.add(word.group(1));
                    }
                }
            }
        }
        // Made in classes of their own, with the labels of all their meters.
        words.put("tidewire_ready", Set.of("part", "component"));
        List.of("feed_success_age", "feed_item_age", "exchange_silent")
                .forEach(since -> words.put("tidewire_ingest_" + since, Set.of("source")));
        return words;
    }

    @Test
    void dashboard_hasAPanelForWhatEachRuleWatches() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (JsonNode panel : dashboard()) {
            shown.addAll(names(panel.path("targets").toString()));
        }
        rules().forEach((alert, rule) -> assertThat(shown)
                .as(alert)
                .containsAll(names(String.valueOf(rule.get("expr")).replaceAll("unless.*", ""))));
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        for (Matcher name = NAME.matcher(text); name.find(); ) {
            names.add(name.group());
        }
        return names;
    }

    @Test
    void rules_haveATestEach_whereTheyFireAndWhereNot_andSayWhatToDo() throws IOException {
        String tests = Files.readString(ROOT.resolve("deploy/prometheus/rules-test.yml"));
        String operating = Files.readString(ROOT.resolve("docs/operate.md"));
        rules().forEach((alert, rule) -> {
            assertThat(tests).containsPattern("alertname: " + alert + "\\n\\s+exp_alerts:");
            assertThat(tests).contains("alertname: " + alert + "}");
            assertThat(operating).as("what to do").contains("\n| " + alert + " | ");
            assertThat(rule).containsKeys("labels", "annotations");
        });
    }
}
