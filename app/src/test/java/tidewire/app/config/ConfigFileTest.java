package tidewire.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.app.StartException;
import tidewire.app.broker.Retention;
import tidewire.events.Severity;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.market.moves.DeskMoves;
import tidewire.summarizer.story.rank.RankRules;
import tidewire.summarizer.story.rank.Scale;

class ConfigFileTest {
    private static final Path FOLDER = Path.of("/etc/tidewire");

    private static final String SMALL = """
            feeds:
              - {name: fed, url: "https://example.org/fed.xml"}
            exchanges:
              - {name: demo, url: "ws://127.0.0.1:9000", symbols: [IBM, SPY]}
            desks:
              - name: world
                feeds: [fed]
              - name: markets
                feeds: [fed]
                exchanges: [demo]
                symbols: {IBM: [IBM, Big Blue], SPY: []}
                every: 30m
                zone: America/New_York
                hours: {days: [Mon-Fri], open: "09:30", close: "16:00"}
            """;

    @Test
    void parse_pageThatOthersReach_isRefusedHereAlready() {
        assertThatThrownBy(() -> parse(SMALL + "dashboard: {host: 0.0.0.0}\n"))
                .hasMessageContaining("dashboard.host: 0.0.0.0 can be reached from other machines")
                .hasMessageContaining("dashboard.token-env");
    }

    @Test
    void parse_smallFile_fillsInDefaults() {
        TidewireConfig config = parse(SMALL);

        assertThat(config.kafka().bootstrapServers()).isNull();
        assertThat(config.data()).isEqualTo(FOLDER.resolve("data"));
        assertThat(config.kafka().retention()).isEqualTo(Retention.DEFAULT);
        assertThat(config.kafka().startupTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.dashboard().host()).isEqualTo("127.0.0.1");
        assertThat(config.alerts().delivery().routes()).isEmpty();
        Desk markets = config.desks().get(1);
        assertThat(markets.feeds()).containsExactly("feed:fed");
        assertThat(markets.trades()).containsExactly("trades:demo");
        assertThat(markets.symbols().get("IBM").names()).containsExactly("IBM", "Big Blue");
        assertThat(markets.hours())
                .isEqualTo(new Desk.Hours(
                        java.util.EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(9, 30),
                        LocalTime.of(16, 0)));
    }

    @Test
    void parse_passwordOfAFeed_comesFromTheEnvironment_andIsInNoMessage() {
        String guarded =
                SMALL.replace("fed.xml\"}", "fed.xml\", auth-env: FED}") + "ingest: {contact: desk@example.org}\n";
        TidewireConfig config = parse(guarded, Map.of("FED", "user:hush"));
        assertThat(config.feeds().get(0).credentials()).isEqualTo("user:hush");
        assertThat(config.ingest().contact()).isEqualTo("desk@example.org");
        assertThat(config.feeds().get(0).toString()).doesNotContain("hush");
        assertThat(errors(guarded, Map.of("FED", "hush")))
                .singleElement()
                .asString()
                .contains("the form user:password")
                .doesNotContain("hush");
        assertThat(errors(guarded, Map.of()))
                .containsExactly("feeds[0].auth-env: the environment variable FED is not set");
    }

    @Test
    void parse_manyErrors_reportsAllAtOnceWithTheirPaths() {
        assertThat(errors("""
                        kafka:
                          startup-timeout: soon
                          bootstrap.server: broker:9092
                        feeds:
                          - {name: fed, url: "ftp://example.org/fed.xml"}
                        desks:
                          - {name: world, feeds: [fde]}
                          - {name: other, feeds: [fed], every: 7h}
                          - {name: world, feeds: [fed], lines: 0}
                        dashbord: {}
                        """))
                .containsExactlyInAnyOrder(
                        "kafka.startup-timeout: must be a length of time such as 30s, 5m, 1h or 1h30m, was 'soon'",
                        "kafka.bootstrap.server: unknown key (did you mean bootstrap.servers?)",
                        "feeds[0].url: must be an address that starts with http:// or https://, was"
                                + " 'ftp://example.org/fed.xml'",
                        "desks[0].feeds[0]: nothing of this name is defined: 'fde' (did you mean fed?)",
                        "desks[1].every: must be at least a minute and divide a day, was '7h'",
                        "desks[2].name: 'world' is taken already",
                        "desks[2].lines: must be a whole number from 1 to 20, was '0'",
                        "dashbord: unknown key (did you mean dashboard?)");
    }

    @Test
    void parse_variables_overrideKeys() {
        TidewireConfig config = parse(
                SMALL,
                Map.of(
                        "TIDEWIRE_KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                        "TIDEWIRE_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL",
                        "TIDEWIRE_DESKS_0_EVERY", "15m",
                        "TIDEWIRE_EXCHANGES_0_SYMBOLS", "[IBM, SPY, AIG]",
                        "TIDEWIRE_FEEDS_1_NAME", "nvd",
                        "TIDEWIRE_FEEDS_1_URL", "https://example.org/nvd.xml",
                        "TIDEWIRE_HOME", "/opt/tidewire"));

        assertThat(config.kafka().bootstrapServers()).isEqualTo("broker:9092");
        assertThat(config.kafka().client()).containsEntry("security.protocol", "SSL");
        assertThat(config.desks().get(0).every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.exchanges().get(0).symbols()).containsExactly("IBM", "SPY", "AIG");
        assertThat(config.feeds().get(1).name()).isEqualTo("nvd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIDEWIRE_LOG_FORMAT", "TIDEWIRE_LOG_LEVEL", "TIDEWIRE_JAVA_OPTS"})
    void parse_variableThatSomethingElseReads_isNoError(String name) {
        assertThat(parse(SMALL, Map.of(name, "json"))).isEqualTo(parse(SMALL, Map.of()));
    }

    @Test
    void parse_variableForNoKey_isAnError() {
        assertThat(errors(SMALL, Map.of("TIDEWIRE_DESKS_0_EVRY", "15m")))
                .containsExactly("TIDEWIRE_DESKS_0_EVRY: stands for no key (did you mean TIDEWIRE_DESKS_0_EVERY?)");
    }

    @Test
    void parse_secretInTheFile_isRefusedWithoutRepeatingIt() {
        List<String> errors = errors(SMALL + """
                alerts: {webhook-env: "https://hooks.example.org/T0/B0/hush"}
                kafka: {client: {ssl.keystore.password: hush}}
                """);
        assertThat(errors)
                .hasSize(2)
                .noneMatch(e -> e.contains("hush"))
                .anyMatch(e -> e.startsWith("alerts.webhook-env: must be the name of an environment variable"))
                .anyMatch(e -> e.startsWith("kafka.client.ssl.keystore.password: is a secret"));
    }

    @Test
    void parse_secretsFromTheEnvironment_areReadAndNotPrinted() {
        TidewireConfig config = parse(SMALL + """
                        alerts: {webhook-env: HOOK}
                        kafka: {client-env: {sasl.jaas.config: JAAS}}
                        """, Map.of("HOOK", "https://hooks.example.org/hush", "JAAS", "hush;"));
        assertThat(config.alerts().delivery().routes())
                .singleElement()
                .satisfies(route -> assertThat(route.desk()).isEqualTo("*"));
        assertThat(config.kafka().client()).containsEntry("sasl.jaas.config", "hush;");
        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void parse_secretVariableNotSet_isAnError() {
        assertThat(errors(SMALL + "kafka: {client-env: {sasl.jaas.config: JAAS}}\n"))
                .containsExactly("kafka.client-env.sasl.jaas.config: the environment variable JAAS is not set");
    }

    @Test
    void parse_webhookVariableNotSet_isOnlyForTheSenderToMind() {
        TidewireConfig config = parse(SMALL + "alerts: {webhook-env: HOOK}\n");
        assertThat(config.alerts().delivery().routes()).isEmpty();
        assertThat(config.alerts().unset())
                .containsExactly("alerts.webhook-env: the environment variable HOOK is not set");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                       | is not set
            '  '                     | is not set
            nonsense                 | does not hold a webhook
            http://x.example/hush    | does not hold a webhook
            https://a b/hush         | does not hold a webhook
            """)
    void parse_webhookVariableWithoutAWebhook_isOnlyForTheSenderToMind(String value, String why) {
        TidewireConfig config = parse(SMALL + "alerts: {webhook-env: HOOK}\n", Map.of("HOOK", value));
        assertThat(config.alerts().delivery().routes()).isEmpty();
        assertThat(config.alerts().unset())
                .singleElement()
                .asString()
                .startsWith("alerts.webhook-env: the environment variable HOOK " + why)
                .doesNotContain("hush");
    }

    @Test
    void parse_rulesOfAlerts_areReadAndTheirErrorsNamed() {
        TidewireConfig config = parse(SMALL + """
                alerts:
                  cooldown: 20m
                  rules:
                    - {name: fed, desks: [markets], feeds: [fed], words: [rate], severity: critical}
                    - {name: far, moves: [swing, gap], percent: 2.5, symbols: [IBM]}
                """);
        assertThat(config.alerts().rules().cooldown()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.alerts().rules().rules())
                .extracting(rule -> rule.name() + " " + rule.severity() + " " + rule.feeds() + " " + rule.percent())
                .containsExactly("fed CRITICAL [feed:fed] 0.0", "far WARNING [] 2.5");

        assertThat(errors(SMALL + """
                alerts:
                  rules:
                    - {name: everything}
                    - {name: odd, moves: [jump], desks: [market]}
                    - {name: both, moves: [gap], words: [rate]}
                """))
                .anyMatch(e -> e.startsWith("alerts.rules[0]: rule everything asks for nothing"))
                .anyMatch(e ->
                        e.startsWith("alerts.rules[1].moves[0]: is no kind of move, was 'jump'; there are spike, gap"))
                .anyMatch(e -> e.startsWith("alerts.rules[1].desks[0]: nothing of this name is defined: 'market'"))
                .anyMatch(e -> e.startsWith("alerts.rules[2]: rule both asks for news and for moves"));
    }

    @Test
    void parse_relativePaths_areRelativeToTheFile() {
        TidewireConfig config = parse(SMALL + "model: {path: ../models/mine}\ndata: kept\n");
        assertThat(config.model().path()).isEqualTo(Path.of("/etc/models/mine"));
        assertThat(config.data()).isEqualTo(Path.of("/etc/tidewire/kept"));
    }

    @Test
    void parse_device_isOneOfThoseThatModelsAreLoadedOn() {
        assertThat(parse(SMALL + "model: {device: \"cuda:1\"}\n").model().device())
                .isEqualTo("cuda:1");
        assertThat(errors(SMALL + "model: {device: gpu}\n"))
                .containsExactly("model.device: must be one of auto, cpu, cuda, cuda:N, was 'gpu'");
    }

    @Test
    void parse_noYaml_saysWhere() {
        assertThat(errors("desks:\n  - name: [world\nfeeds: x\n"))
                .singleElement()
                .asString()
                .startsWith("line 3");
    }

    @Test
    void parse_keyTwice_isAnError() {
        assertThat(errors(SMALL + "kafka: {}\nkafka: {}\n"))
                .singleElement()
                .asString()
                .contains("kafka");
    }

    @Test
    void parse_listWhereAMappingBelongs_isAnError() {
        assertThat(errors(SMALL + "kafka: [a]\n")).containsExactly("kafka: must be a mapping of keys to values");
    }

    @Test
    void parse_empty_asksForADesk() {
        assertThat(errors("")).containsExactly("desks: at least one desk must be defined");
    }

    @Test
    void read_missingFile_saysHowToGetOne() {
        assertThatThrownBy(() -> ConfigFile.read(Path.of("no-such.yml"), Map.of()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no-such.yml")
                .hasMessageContaining("./tidewire init");
    }

    @Test
    void parse_moves_areReadForAllForSomeSymbolsAndForADesk() {
        TidewireConfig config = parse(SMALL.replace("every: 30m", "moves: {severity: warning, percent: 0.5%}") + """
                moves:
                  swing: 2%
                  symbols:
                    - names: [IBM]
                      day: 1.5
                      hours: {days: [Mon-Fri], open: "09:30", close: "16:00", zone: America/New_York}
                """);
        assertThat(config.moves().of("SPY").swing()).isEqualTo(2);
        assertThat(config.moves().of("SPY").hours().isContinuous()).isTrue();
        assertThat(config.moves().of("IBM").swing()).isEqualTo(2);
        assertThat(config.moves().of("IBM").day()).isEqualTo(1.5);
        assertThat(config.moves().of("IBM").usualDay()).isEqualTo(1.5);
        assertThat(config.moves().of("IBM").hours().zone()).hasToString("America/New_York");
        assertThat(config.moves().ofDesk("markets")).isEqualTo(new DeskMoves(Severity.WARNING, 0.5));
        assertThat(config.moves().ofDesk("world")).isEqualTo(DeskMoves.ALL);
    }

    @Test
    void parse_badMoves_areNamed() {
        assertThat(errors(SMALL.replace("every: 30m", "moves: {severity: loud}") + """
                moves:
                  gap: -1%
                  swing: 0%
                  symbols:
                    - names: [IMB]
                      hours: {open: "09:30"}
                """))
                .anyMatch(error -> error.startsWith("desks[1].moves.severity: must be one of info, warning, critical"))
                .anyMatch(error -> error.startsWith("moves.gap: must be a percentage"))
                .anyMatch(error -> error.startsWith("moves: gap, reopening, day and swing must be above 0%"))
                .anyMatch(error -> error.contains("no exchange has the symbol 'IMB'"))
                .anyMatch(error -> error.startsWith("moves.symbols[0].hours: must have an open and a close"));
    }

    @Test
    void rules_fileThatIsNotThere_isCalledWhatItIs() {
        assertThatThrownBy(() -> ConfigFile.rules(Path.of("no-such-rules.yml"), Map.of()))
                .hasMessage("There is no file of rules no-such-rules.yml. It has the keys of the section alerts.");
    }

    @Test
    void endOfAlerts_isAWebhookOrABotsChannel_notBoth() {
        String bot = SMALL + "alerts: {bot-token-env: BOT, channel: C1}\n";
        Map<String, String> environment = Map.of("BOT", "xoxb-secret", "HOOK", "https://x.org/");
        AlertsConfig.Route route =
                parse(bot, environment).alerts().delivery().routes().get(0);
        assertThat(route.format()).isEqualTo(AlertsConfig.Format.SLACK_BOT);
        assertThat(route.webhook().id()).isEqualTo("BOT/C1");
        assertThat(route.webhook().host()).isEqualTo("slack.com");

        assertThat(parse(bot, Map.of("BOT", "xoxb-secret\r\n"))
                        .alerts()
                        .delivery()
                        .routes())
                .as("a file's last line ends too")
                .extracting(AlertsConfig.Route::webhook)
                .containsExactly(Webhook.ofBot("BOT", Webhook.SLACK_API, "xoxb-secret", "C1"));
        assertThat(errors(bot.replace(", channel: C1", ""), environment))
                .anySatisfy(error -> assertThat(error).contains("alerts.channel"));
        assertThat(errors(bot.replace("{bot", "{webhook-env: HOOK, bot"), environment))
                .anySatisfy(error -> assertThat(error).contains("alerts.bot-token-env", "use one of them"));
        assertThat(parse(bot, Map.of()).alerts().unset())
                .containsExactly("alerts.bot-token-env: the environment variable BOT is not set");
    }

    @Test
    void webhookThatSeveralRoutesName_hasOneFormat() {
        String routes = SMALL + """
                alerts:
                  webhook-env: HOOK
                  routes:
                    - {desk: markets, webhook-env: HOOK, format: json}
                """;
        Map<String, String> environment = Map.of("HOOK", "https://x.org/");
        assertThat(errors(routes, environment))
                .containsExactly("alerts.routes[0].format: must be that of the other route to the same webhook");
        assertThat(parse(routes.replace("json", "slack"), environment)
                        .alerts()
                        .delivery()
                        .routes())
                .hasSize(2);
    }

    @Test
    void desk_choosesByWordCategorySymbolAndExclusion_andWeighsFeeds() {
        Desk desk = parse(SMALL.replace("    every: 30m\n", """
                    words: [rate]
                    categories: [Monetary policy]
                    by-symbols: true
                    exclude: [sport]
                    weights: {fed: 1.5}
                    scales: {fed: 0-5}
                """)).desks().get(1);

        assertThat(desk.selection())
                .isEqualTo(new Selection(
                        List.of("rate"),
                        List.of("Monetary policy"),
                        true,
                        List.of("sport"),
                        new RankRules(Map.of("feed:fed", 1.5), Map.of("feed:fed", new Scale(0, 5)))));
        assertThat(errors(SMALL.replace("    every: 30m\n", "    weights: {fde: 1, fed: 9}\n")))
                .anySatisfy(error -> assertThat(error).contains("weights.fde", "no such feed"))
                .anySatisfy(error -> assertThat(error).contains("must be 0 to 5"));
        assertThat(errors(SMALL.replace("    every: 30m\n", "    scales: {fde: 4-10, fed: 5-5}\n")))
                .anySatisfy(error -> assertThat(error).contains("scales.fde", "no such feed"))
                .anySatisfy(error -> assertThat(error).contains("scales.fed", "to something above it"));
    }

    @Test
    void symbolFile_givesDesksTheNamesOfTheirSymbols(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("symbols.yml"), """
                IBM: {names: [International Business Machines], aliases: [Big Blue], cashtags: [IBMX], exchange: NYSE}
                SPY: {ambiguous: [Spider]}
                """);
        String text = "symbols-file: symbols.yml\n" + SMALL;
        Map<String, SymbolNames> symbols = ConfigFile.parse(text, "tidewire.yml", folder, Map.of())
                .desks()
                .get(1)
                .symbols();

        assertThat(symbols.get("IBM"))
                .isEqualTo(new SymbolNames(
                        List.of("International Business Machines", "Big Blue", "IBM"),
                        List.of(),
                        List.of("IBMX"),
                        "NYSE"));
        assertThat(symbols.get("SPY").ambiguous()).containsExactly("Spider");

        Files.writeString(folder.resolve("symbols.yml"), "IBM: {name: [IBM]}");
        assertThat(catchThrowableOfType(
                                ConfigException.class, () -> ConfigFile.parse(text, "tidewire.yml", folder, Map.of()))
                        .errors())
                .anySatisfy(error -> assertThat(error).contains("symbols-file.IBM.name", "unknown key"));
        assertThat(errors(text.replace("symbols.yml", "none.yml")))
                .anySatisfy(error -> assertThat(error).contains("symbols-file", "cannot be read"));
    }

    @Test
    void namesInAList_areTakenWithoutTheSpacesAroundThem_andOneOfSpacesIsRefused(@TempDir Path folder)
            throws Exception {
        assertThat(parse(SMALL.replace("    every: 30m\n", "    every: 30m\n    words: [' rate ', cut]\n"))
                        .desks()
                        .get(1)
                        .selection()
                        .words())
                .containsExactly("rate", "cut");

        String text = "symbols-file: symbols.yml\n" + SMALL;
        Files.writeString(folder.resolve("symbols.yml"), "SPY: {names: ['  ']}");
        assertThat(catchThrowableOfType(
                                ConfigException.class, () -> ConfigFile.parse(text, "tidewire.yml", folder, Map.of()))
                        .errors())
                .anySatisfy(error -> assertThat(error).contains("symbols-file.SPY.names[0]", "must be text"));
    }

    private static TidewireConfig parse(String text) {
        return parse(text, Map.of());
    }

    private static TidewireConfig parse(String text, Map<String, String> environment) {
        return ConfigFile.parse(text, "tidewire.yml", FOLDER, environment);
    }

    private static List<String> errors(String text) {
        return errors(text, Map.of());
    }

    private static List<String> errors(String text, Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> parse(text, environment))
                .errors();
    }
}
