package tidewire.ingest.trades.csv;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.Validation;

/**
 * A file of trades, replayed at each start; what has been counted before is not counted again, by its id or by file and row: CSV (RFC 4180, fields may be quoted) with a header naming {@code time},
 * {@code price}, {@code size} and, for several symbols, {@code symbol}; {@code id} and {@code side} (buy or sell, the
 * taker's) where there are some. A {@code kind} of {@code cancel} takes the print of this row back, one of
 * {@code correct} puts it right, with {@code was_time}, {@code was_price} and {@code was_size} as they were told. Times are
 * ISO-8601 UTC. {@code .gz} and {@code .xz} are unpacked.
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
