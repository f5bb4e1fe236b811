package tidewire.dashboard.history;

import java.util.List;

/** Bars as columns: a quarter of the size of objects. @param start epoch seconds; the others decimals as text */
public record BarColumns(
        List<Long> start,
        List<String> open,
        List<String> high,
        List<String> low,
        List<String> close,
        List<String> volume) {}
