package tidewire.app.config.keys;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidewire.app.config.yaml.Section;
import tidewire.app.config.yaml.Suggestion;
import tidewire.ingest.InvalidConfigException;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.ingest.trades.csv.CsvConfig;

/** Reads what is to be read: feeds, exchanges and files of trades. */
public final class SourceKeys {
    /** Stands for the symbols of a file that names them row by row. */
    static final String ANY_SYMBOL = "*";

    private final Path folder;
    private final Set<String> feedNames = new HashSet<>();
    private final Set<String> tradeNames = new HashSet<>();
    private final List<String> symbols = new ArrayList<>();

    public SourceKeys(Path folder) {
        this.folder = folder;
    }

    public List<FeedConfig> feeds(List<Section> sections) {
        return sections.stream().flatMap(s -> feed(s).stream()).toList();
    }

    private Optional<FeedConfig> feed(Section s) {
        String name = UniqueNames.read(s, feedNames);
        URI url = Addresses.read(s, "url", "http", "https");
        FeedConfig usual = FeedConfig.of("usual", URI.create("https://example.org/"));
        Duration every = s.duration("every", Duration.ofMinutes(5));
        Duration timeout = s.duration("timeout", usual.timeout());
        Duration backlog = s.duration("backlog", usual.backlog());
        int backlogItems = s.integer("backlog-items", usual.backlogItems(), 0, 10_000);
        @Nullable String severity = s.optionalText("severity");
        @Nullable String credentials = s.secret("auth-env");
        boolean allowPrivate = s.flag("allow-private-addresses", false);
        s.end();
        return made(
                s,
                name,
                url,
                () -> new FeedConfig(
                        name,
                        url,
                        every,
                        timeout,
                        usual.maxBytes(),
                        allowPrivate,
                        backlog,
                        backlogItems,
                        severity,
                        credentials));
    }

    public List<ExchangeConfig> exchanges(List<Section> sections) {
        return sections.stream().flatMap(s -> exchange(s).stream()).toList();
    }

    private Optional<ExchangeConfig> exchange(Section s) {
        String name = UniqueNames.read(s, tradeNames);
        String type = s.text("type", "coinbase");
        boolean known = ExchangeConfig.TYPES.contains(type);
        if (!known) {
            s.problem("type", "is not known, was '" + type + "'" + Suggestion.of(type, ExchangeConfig.TYPES));
        }
        URI url = s.optionalText("url") == null && known
                ? ExchangeConfig.publicAddress(type)
                : Addresses.read(s, "url", "ws", "wss");
        @Nullable URI rest = s.optionalText("rest") == null ? null : Addresses.read(s, "rest", "http", "https");
        List<String> products = s.texts("symbols");
        symbols.addAll(products);
        if (products.isEmpty()) {
            s.problem("symbols", "must name at least one symbol");
        }
        Duration heartbeatTimeout = s.duration("heartbeat-timeout", ExchangeConfig.HEARTBEAT_TIMEOUT);
        Duration skew = s.duration("skew", ExchangeConfig.SKEW);
        boolean allowPrivate = s.flag("allow-private-addresses", false);
        s.end();
        if (products.isEmpty() || !known || Addresses.NONE.equals(rest)) {
            return Optional.empty();
        }
        return made(
                s,
                name,
                url,
                () -> new ExchangeConfig(name, type, url, rest, products, heartbeatTimeout, skew, allowPrivate));
    }

    public List<CsvConfig> csv(List<Section> sections) {
        return sections.stream().flatMap(s -> csv(s).stream()).toList();
    }

    private Optional<CsvConfig> csv(Section s) {
        String name = UniqueNames.read(s, tradeNames);
        Path path = folder.resolve(s.text("path")).normalize();
        @Nullable String symbol = s.optionalText("symbol");
        symbols.add(symbol == null ? ANY_SYMBOL : symbol);
        s.end();
        if (!Files.isRegularFile(path)) {
            s.problem("path", "there is no file " + path);
            return Optional.empty();
        }
        return made(s, name, path.toUri(), () -> new CsvConfig(name, path, symbol));
    }

    /** The record, unless something of it has been reported already or its own rules refuse it. */
    private static <T> Optional<T> made(Section s, String name, URI url, Supplier<T> record) {
        if (name.isEmpty() || url.equals(Addresses.NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(record.get());
        } catch (InvalidConfigException e) {
            e.problems().forEach(s::problem);
            return Optional.empty();
        }
    }

    public Set<String> feedNames() {
        return feedNames;
    }

    public Set<String> tradeNames() {
        return tradeNames;
    }

    public List<String> symbols() {
        return symbols;
    }
}
