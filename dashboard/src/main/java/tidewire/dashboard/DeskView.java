package tidewire.dashboard;

import java.time.ZoneId;
import java.util.List;

/**
 * What the page must know of a desk that stands in no event.
 *
 * @param zone time zone in which its people read times
 * @param symbols symbols of its price chart, in order; empty for a desk without prices
 * @param sources feeds and trade sources of this desk, by the names under which they tell how they are; empty when not known
 */
public record DeskView(String name, ZoneId zone, List<String> symbols, List<String> sources) {
    public DeskView {
        symbols = List.copyOf(symbols);
        sources = List.copyOf(sources);
    }
}
