package tidewire.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tidewire.app.Failures;
import tidewire.app.StartException;
import tidewire.app.config.TidewireConfig.Dashboard;
import tidewire.app.config.TidewireConfig.Ingest;
import tidewire.app.config.TidewireConfig.Kafka;
import tidewire.app.config.TidewireConfig.Model;
import tidewire.app.config.TidewireConfig.Stages;
import tidewire.app.config.TidewireConfig.Status;
import tidewire.app.config.keys.AlertKeys;
import tidewire.app.config.keys.DeskKeys;
import tidewire.app.config.keys.IngestKeys;
import tidewire.app.config.keys.KafkaKeys;
import tidewire.app.config.keys.ModelKeys;
import tidewire.app.config.keys.MoveKeys;
import tidewire.app.config.keys.PageKeys;
import tidewire.app.config.keys.SourceKeys;
import tidewire.app.config.yaml.Environment;
import tidewire.app.config.yaml.Problems;
import tidewire.app.config.yaml.Section;
import tidewire.app.config.yaml.Yaml;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.ingest.trades.csv.CsvConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;

/** Reads the configuration file; its keys and their defaults are defined in {@code keys}. */
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
     * @throws StartException if the file is not there or cannot be read
     * @throws ConfigException with every error in it
     */
    public static TidewireConfig read(Path file, Map<String, String> environment) {
        if (!Files.exists(file)) {
            throw new StartException("There is no configuration file " + file + ". Write one with: ./tidewire init");
        }
        String text = text(file, "configuration file");
        Path folder = file.toAbsolutePath().getParent();
        return parse(text, file.toString(), folder == null ? file : folder, environment);
    }

    private static String text(Path file, String what) {
        try {
            return TextFile.read(file);
        } catch (IOException e) {
            throw new StartException("The " + what + " " + file + " cannot be read: " + Failures.text(e), e);
        }
    }

    /**
     * As {@link #read}, from text.
     *
     * @param source how messages call the text
     * @param folder what relative paths in it are relative to
     */
    public static TidewireConfig parse(String text, String source, Path folder, Map<String, String> environment) {
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
        if (!Files.exists(file)) {
            throw new StartException("There is no file of rules " + file + ". It has the keys of the section alerts.");
        }
        String text = text(file, "file of rules");
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
        Path data = root.path("data", folder);
        Kafka kafka = KafkaKeys.read(root.section("kafka"));
        Model model = ModelKeys.model(root.section("model"), folder);
        Stages stages = ModelKeys.stages(root.section("summarizer"), folder);
        DigestOptions digest = ModelKeys.digest(root.section("digest"), ModelKeys.window(root.section("window")));
        Ingest ingest = IngestKeys.read(root.section("ingest"));
        SourceKeys sources = new SourceKeys(folder);
        List<FeedConfig> feeds = sources.feeds(root.sections("feeds"));
        List<ExchangeConfig> exchanges = sources.exchanges(root.sections("exchanges"));
        List<CsvConfig> csv = sources.csv(root.sections("csv"));
        MoveKeys moveKeys = new MoveKeys();
        List<Desk> desks = desks(root, sources, moveKeys);
        MarketRules moves = moveKeys.read(root.section("moves"), sources.symbols());
        Dashboard dashboard = PageKeys.dashboard(root.section("dashboard"), folder);
        Status status = PageKeys.status(root.section("status"));
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

    private List<Desk> desks(Section root, SourceKeys sources, MoveKeys moves) {
        DeskKeys reader = new DeskKeys(
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
}
