package tidewire.benchmarks.moves;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tidewire.events.Bar;
import tidewire.events.Trade;
import tidewire.simulator.sample.SampleSource;
import tidewire.simulator.sample.SampleTrade;
import tidewire.summarizer.market.bars.BarKey;
import tidewire.summarizer.market.bars.OpenBar;

/** The minute bars of the bundled week, by symbol and in order of time. */
final class WeekBars {
    private WeekBars() {}

    static Map<String, List<Bar>> read() {
        Map<BarKey, OpenBar> open = new TreeMap<>();
        SampleSource.bundled()
                .forEachTrade(row -> open.computeIfAbsent(
                                BarKey.of(row.symbol(), Instant.ofEpochMilli(row.millis())), key -> new OpenBar())
                        .add(trade(row)));
        Map<BarKey, Bar> bars = new LinkedHashMap<>();
        open.forEach((key, bar) -> {
            Bar made = bar.publish(key);
            if (made != null) {
                bars.put(key, made);
            }
        });
        return bars.values().stream().collect(Collectors.groupingBy(Bar::symbol, TreeMap::new, Collectors.toList()));
    }

    private static Trade trade(SampleTrade row) {
        Instant time = Instant.ofEpochMilli(row.millis());
        return new Trade(
                row.symbol(),
                "trades:demo",
                time,
                time,
                new BigDecimal(row.price()),
                new BigDecimal(row.size()),
                null,
                null);
    }
}
