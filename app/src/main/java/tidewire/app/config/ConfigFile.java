package tidewire.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.app.StartException;
import tidewire.app.broker.Retention;
import tidewire.app.config.TidewireConfig.Dashboard;
import tidewire.app.config.TidewireConfig.Ingest;
import tidewire.app.config.TidewireConfig.Kafka;
import tidewire.app.config.TidewireConfig.Model;
import tidewire.app.config.TidewireConfig.Stages;
import tidewire.app.config.TidewireConfig.Status;
import tidewire.dashboard.DashboardConfig;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.CsvConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.llm.LoadOptions;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.tape.TapeOptions;

/** Reads the configuration file; this is where its keys and their defaults are defined. */
public final class ConfigFile {
    private final Environment environment;
    private final Problems problems = new Problems();
    private final Path folder;

    private ConfigFile(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = new Environment(environment);
    }

    /**
     * Reads and validates a file.
     *
     * @param environment variables that override keys and hold secrets
     * @throws StartException if the file is not there or no YAML
     * @throws ConfigException with every error in it
     */
    public static TidewireConfig read(Path file, Map<String, String> environment) {
        String text = text(file);
        Path folder = file.toAbsolutePath().getParent();
        return parse(text, file.toString(), folder == null ? file : folder, environment);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new StartException("There is no configuration file " + file + ". Write one with: ./tidewire init", e);
        } catch (IOException e) {
            throw new StartException("The configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #read}, from text.
     *
     * @param source how messages call the text
     * @param folder what relative paths in it are relative to
     */
    static TidewireConfig parse(String text, String source, Path folder, Map<String, String> environment) {
        JsonNode tree;
        try {
            tree = Yaml.read(text);
        } catch (Yaml.SyntaxException e) {
            throw new ConfigException(source, List.of(e.getMessage()));
        }
        ConfigFile reader = new ConfigFile(folder, environment);
        TidewireConfig config = reader.whole(tree);
        reader.environment.reportUnused(reader.problems);
        if (!reader.problems.found().isEmpty()) {
            throw new ConfigException(source, reader.problems.found());
        }
        return config;
    }

    /**
     * Rules for alerts from a file of their own: the keys of the section {@code alerts} at its top, or that section.
     *
     * @throws ConfigException with every error in it
     */
    public static AlertPolicy rules(Path file, Map<String, String> environment) {
        if (!Files.isRegularFile(file)) {
            throw new StartException("There is no file of rules " + file + ". It has the keys of the section alerts.");
        }
        String text = text(file);
        ConfigFile reader = new ConfigFile(file, environment);
        JsonNode tree;
        try {
            tree = Yaml.read(text);
        } catch (Yaml.SyntaxException e) {
            throw new ConfigException(file.toString(), List.of(e.getMessage()));
        }
        JsonNode rules = tree.has("alerts") ? tree.path("alerts") : tree;
        AlertPolicy policy = AlertKeys.rulesAlone(new Section("", rules, reader.environment, reader.problems));
        if (!reader.problems.found().isEmpty()) {
            throw new ConfigException(file.toString(), reader.problems.found());
        }
        return policy;
    }

    private TidewireConfig whole(JsonNode tree) {
        Section root = new Section("", tree, environment, problems);
        Path data = path(root, "data");
        Kafka kafka = kafka(root.section("kafka"));
        Model model = model(root.section("model"));
        Stages stages = stages(root.section("summarizer"));
        DigestOptions digest = digest(root.section("digest"), window(root.section("window")));
        Ingest ingest = ingest(root.section("ingest"));
        Sources sources = new Sources(folder);
        List<FeedConfig> feeds = sources.feeds(root.sections("feeds"));
        List<ExchangeConfig> exchanges = sources.exchanges(root.sections("exchanges"));
        List<CsvConfig> csv = sources.csv(root.sections("csv"));
        MoveKeys moveKeys = new MoveKeys();
        List<Desk> desks = desks(root, sources, moveKeys);
        MarketRules moves = moveKeys.read(root.section("moves"), sources.symbols());
        Dashboard dashboard = dashboard(root.section("dashboard"));
        Status status = status(root.section("status"));
        TidewireConfig.Alerts alerts = new AlertKeys(desks, sources.feedNames()).read(root.section("alerts"));
        root.end();
        return new TidewireConfig(
                data == null ? folder.resolve("data") : data,
                kafka,
                model,
                stages,
                digest,
                ingest,
                feeds,
                exchanges,
                csv,
                desks,
                moves,
                dashboard,
                status,
                alerts);
    }

    private Kafka kafka(Section s) {
        Map<String, String> client = new HashMap<>(s.map("client"));
        client.keySet().stream()
                .filter(ConfigFile::secretProperty)
                .forEach(key -> s.problem("client." + key, "is a secret: name its variable under kafka.client-env"));
        s.map("client-env").forEach((key, variable) -> {
            String value = s.secretOf("client-env." + key, variable);
            if (value != null) {
                client.put(key, value);
            }
        });
        Kafka kafka = new Kafka(
                s.optionalText("bootstrap.servers"),
                s.duration("startup-timeout", Duration.ofSeconds(30)),
                s.integer("partitions", 1, 1, 1000),
                s.integer("replication", -1, -1, 100),
                retention(s.section("retention")),
                s.integer("port", 0, 0, 65535),
                Map.copyOf(client));
        s.end();
        return kafka;
    }

    private static Stages stages(Section s) {
        Stages usual = Stages.DEFAULT;
        Stages stages = new Stages(
                s.integer("threads", usual.threads(), 1, 256),
                s.integer("digest-threads", usual.digestThreads(), 1, 256));
        s.end();
        return stages;
    }

    private static Retention retention(Section s) {
        Retention retention = new Retention(
                s.duration("ticks", Retention.TICKS),
                s.integer("ticks-gib", Retention.DEFAULT.ticksGib(), 1, 100_000),
                s.duration("news", Retention.NEWS),
                s.duration("eyes", Retention.EYES),
                s.duration("dead-letters", Retention.DEAD_LETTERS));
        s.end();
        return retention;
    }

    private static boolean secretProperty(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("jaas")
                || lower.contains("secret")
                || lower.endsWith(".key");
    }

    private Model model(Section s) {
        Model model = new Model(path(s, "path"), oneOf(s, "weights", "auto", "fp16", "bf16", "f32", "int4"), device(s));
        s.end();
        return model;
    }

    private static String device(Section s) {
        return s.parsed("device", "auto", text -> {
            if (!LoadOptions.isDevice(text)) {
                throw new IllegalArgumentException("must be one of auto, cpu, cuda, cuda:N");
            }
            return text;
        });
    }

    private static String oneOf(Section s, String key, String... values) {
        return s.parsed(key, values[0], text -> {
            if (!List.of(values).contains(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", values));
            }
            return text;
        });
    }

    private @Nullable Path path(Section s, String key) {
        String text = s.optionalText(key);
        return text == null || text.isBlank() ? null : folder.resolve(text).normalize();
    }

    private WindowConfig window(Section s) {
        WindowConfig defaults = WindowConfig.DEFAULT;
        int sinks = s.integer("sinks", defaults.sinks(), 0, 64);
        int rolling = s.integer("rolling", defaults.rolling(), 64, 131_072);
        int maxEntry = s.integer("max-entry", defaults.maxEntry(), 16, 131_072);
        WindowConfig.Eviction eviction = oneOf(s, "eviction", "entry", "token").equals("entry")
                ? WindowConfig.Eviction.ENTRY
                : WindowConfig.Eviction.TOKEN;
        s.end();
        if (maxEntry > rolling) {
            s.problem("max-entry", "must not be longer than window.rolling (" + rolling + "), was " + maxEntry);
            return defaults;
        }
        return new WindowConfig(sinks, rolling, eviction, maxEntry);
    }

    private static DigestOptions digest(Section s, WindowConfig window) {
        DigestOptions usual = DigestOptions.DEFAULT;
        DigestOptions digest = new DigestOptions(
                window,
                s.flag("constrain", usual.constrain()),
                s.integer("tokens", usual.mostTokens(), 8, 1024),
                s.flag("retry", usual.retry()),
                usual.restoreTokens(),
                usual.telemetryEvery(),
                s.integer("tokens-per-second", usual.tokensPerSecond(), 0, 1_000_000),
                skipAfter(s));
        s.end();
        return digest;
    }

    private static Ingest ingest(Section s) {
        String name = s.text("name", HostName.get());
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            s.problem("name", "must be letters, digits, dots, dashes or underscores, was '" + name + "'");
        }
        String contact = s.optionalText("contact");
        if (contact != null && !contact.matches("[\\x20-\\x7e&&[^()]]{1,200}")) {
            s.problem("contact", "must be an address of plain characters without brackets");
        }
        Ingest ingest = new Ingest(
                name, s.duration("lease", TapeOptions.LEASE), s.duration("patience", Duration.ofMinutes(1)), contact);
        s.end();
        return ingest;
    }

    private static @Nullable Duration skipAfter(Section s) {
        Duration never = Duration.ofDays(36_500);
        Duration after = s.duration("skip-after", never);
        return after.equals(never) ? null : after;
    }

    /** A short unique name. */
    static String name(Section s, Set<String> taken) {
        String name = s.text("name");
        if (!name.isEmpty() && !name.matches("[A-Za-z0-9.-]{1,100}")) {
            s.problem("name", "must be letters, digits, dots or dashes, was '" + name + "'");
        } else if (!name.isEmpty() && !taken.add(name)) {
            s.problem("name", "'" + name + "' is taken already");
        }
        return name;
    }

    private List<Desk> desks(Section root, Sources sources, MoveKeys moves) {
        DeskReader reader = new DeskReader(
                sources.feedNames(),
                sources.tradeNames(),
                sources.symbols(),
                SymbolFile.read(root, "symbols-file", folder, environment, problems),
                moves);
        List<Desk> desks = new ArrayList<>();
        List<Section> sections = root.sections("desks");
        if (sections.isEmpty()) {
            root.problem("desks", "at least one desk must be defined");
        }
        for (Section section : sections) {
            Desk desk = reader.read(section);
            if (desk != null) {
                desks.add(desk);
            }
        }
        return List.copyOf(desks);
    }

    private Dashboard dashboard(Section s) {
        Dashboard dashboard = new Dashboard(
                s.text("host", "127.0.0.1"),
                s.integer("port", 8080, 0, 65535),
                s.flag("exposed", false),
                s.secret("token-env"),
                s.text("base-path", "/"),
                path(s, "history"));
        s.end();
        DashboardConfig.refusals(dashboard.host(), dashboard.exposed(), dashboard.token(), dashboard.basePath())
                .forEach(s::problem);
        return dashboard;
    }

    private static Status status(Section s) {
        Status status = new Status(s.text("host", "127.0.0.1"), s.integer("port", 0, 0, 65535));
        s.end();
        return status;
    }
}
