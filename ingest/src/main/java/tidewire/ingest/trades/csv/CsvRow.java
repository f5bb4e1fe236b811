package tidewire.ingest.trades.csv;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.ingest.trades.venue.Decimals;
import tidewire.ingest.trades.venue.IsoTime;

/** Rows of a file of trades, by the names of its columns. One thread at a time. */
final class CsvRow {
    private static final long MOST_ROWS = 1_000_000_000L;
    private static final long NUMBERS_OF_FILES = 900_000_000L;

    private final CsvConfig csv;
    private final IsoTime times = new IsoTime();
    /** Numbers of 18 digits, those of a file in one sequence: a bar keeps them as one range. */
    private final long firstId;

    CsvRow(CsvConfig csv) {
        this.csv = csv;
        CRC32 name = new CRC32();
        // Packed, it is the same file.
        String file = String.valueOf(csv.path().getFileName()).replaceFirst("\\.(gz|xz)$", "");
        name.update(file.getBytes(StandardCharsets.UTF_8));
        this.firstId = (name.getValue() % NUMBERS_OF_FILES + NUMBERS_OF_FILES / 9) * MOST_ROWS;
    }

    /** What is missing in a header; null when nothing is. */
    @Nullable
    String missing(List<String> header) {
        List<String> needed =
                csv.symbol() == null ? List.of("time", "price", "size", "symbol") : List.of("time", "price", "size");
        return header.containsAll(needed)
                ? null
                : "the first line must name the columns " + String.join(", ", needed) + ", was: "
                        + String.join(",", header);
    }

    /**
     * What a row says. A trade without an id gets one of its file and row, for the file is read anew at every start.
     *
     * @param number of the row
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} when it cannot be used
     */
    TradeEvent read(Map<String, String> row, long number, Instant observed) {
        String symbol = csv.symbol() != null ? csv.symbol() : needed(row, "symbol");
        Instant time = times.parse(needed(row, "time"));
        if (time.isAfter(observed.plus(ExchangeConfig.SKEW))) {
            throw new IllegalArgumentException("time " + time + " is in the future, here it is " + observed);
        }
        BigDecimal price = Decimals.parse(needed(row, "price"));
        BigDecimal size = Decimals.parse(needed(row, "size"));
        String id = optional(row, "id");
        String kind = optional(row, "kind");
        return switch (kind == null ? "trade" : kind.toLowerCase(Locale.ROOT)) {
            case "trade" ->
                new Trade(
                        symbol,
                        csv.source(),
                        observed,
                        time,
                        price,
                        size,
                        id != null ? id : Long.toString(firstId + number),
                        side(row));
            case "cancel" -> new TradeCancelled(symbol, csv.source(), observed, time, price, size, needed(row, "id"));
            case "correct" ->
                new TradeCorrected(
                        symbol,
                        csv.source(),
                        observed,
                        time,
                        price,
                        size,
                        times.parse(needed(row, "was_time")),
                        Decimals.parse(needed(row, "was_price")),
                        Decimals.parse(needed(row, "was_size")),
                        needed(row, "id"));
            default -> throw new IllegalArgumentException("kind must be trade, cancel or correct, was '" + kind + "'");
        };
    }

    private static Trade.@Nullable Side side(Map<String, String> row) {
        String side = optional(row, "side");
        if (side == null) {
            return null;
        }
        return switch (side.toLowerCase(Locale.ROOT)) {
            case "buy" -> Trade.Side.BUY;
            case "sell" -> Trade.Side.SELL;
            default -> throw new IllegalArgumentException("side must be buy or sell, was '" + side + "'");
        };
    }

    private static String needed(Map<String, String> row, String column) {
        String value = optional(row, column);
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
