package tidewire.ingest.trades;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.Validation;

/**
 * A file of trades, replayed once at start: CSV with a header naming {@code time}, {@code price}, {@code size} and,
 * for several symbols, {@code symbol}; times ISO-8601 UTC, ascending. {@code .gz} and {@code .xz} are unpacked.
 *
 * @param name short name; the source is {@code trades:<name>}
 * @param symbol symbol of all rows, or null when the file has a column {@code symbol}
 */
public record CsvConfig(String name, Path path, @Nullable String symbol) {
    public CsvConfig {
        new Validation("csv " + name)
                .name(name)
                .that(path != null, "path is missing")
                .that(symbol == null || !symbol.isBlank(), "symbol must not be blank")
                .done();
    }

    /** Name of the source, as in {@link tidewire.events.Trade#source()}. */
    public String source() {
        return "trades:" + name;
    }
}
