package tidewire.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.ingest.trades.csv.CsvConfig;

/**
 * What to read. Names of feeds differ from each other, and so do those of trade sources.
 *
 * @param name of this ingestor, unique among those that publish to one cluster and kept over restarts
 * @param contact address of who runs this, told to the servers of feeds; or null
 */
public record IngestConfig(
        String name,
        @Nullable String contact,
        List<FeedConfig> feeds,
        List<ExchangeConfig> exchanges,
        List<CsvConfig> csv) {
    /** Without a contact. */
    public IngestConfig(String name, List<FeedConfig> feeds, List<ExchangeConfig> exchanges, List<CsvConfig> csv) {
        this(name, null, feeds, exchanges, csv);
    }

    public IngestConfig {
        feeds = List.copyOf(feeds);
        exchanges = List.copyOf(exchanges);
        csv = List.copyOf(csv);
        Validation validation = new Validation("ingest")
                .name(name)
                .that(
                        contact == null || contact.matches("[\\x20-\\x7e&&[^()]]{1,200}"),
                        "contact must be an address of plain characters without brackets")
                .that(
                        !feeds.isEmpty() || !exchanges.isEmpty() || !csv.isEmpty(),
                        "at least one feed, exchange or csv file must be given");
        Set<String> seen = new HashSet<>();
        sources(feeds, exchanges, csv)
                .filter(source -> !seen.add(source))
                .distinct()
                .forEach(source -> validation.that(false, "the name of " + source + " is used twice"));
        validation.done();
    }

    /** Names of all sources, as they stand in records and markers. */
    public List<String> sources() {
        return sources(feeds, exchanges, csv).toList();
    }

    private static Stream<String> sources(List<FeedConfig> feeds, List<ExchangeConfig> exchanges, List<CsvConfig> csv) {
        return Stream.of(
                        feeds.stream().map(FeedConfig::source),
                        exchanges.stream().map(ExchangeConfig::source),
                        csv.stream().map(CsvConfig::source))
                .flatMap(names -> names);
    }
}
