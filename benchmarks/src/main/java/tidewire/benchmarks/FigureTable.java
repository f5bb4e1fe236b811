package tidewire.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One table of figures. A ratio stands beside what it is a ratio to; both come from this run. */
public final class FigureTable {
    /**
     * @param value in {@code unit}
     * @param ratio to {@code baseline}; NaN where there is nothing to compare with
     */
    record Row(String name, double value, String unit, double ratio, String baseline) {}

    private final List<Row> rows = new ArrayList<>();
    private final PrintStream progress;

    FigureTable(PrintStream progress) {
        this.progress = progress;
    }

    public void add(String name, double value, String unit) {
        add(name, value, unit, Double.NaN, "");
    }

    public void add(String name, double value, String unit, double ratio, String baseline) {
        Row row = new Row(name, value, unit, ratio, baseline);
        rows.add(row);
        progress.println(line(row));
    }

    static String line(Row row) {
        String ratio = Double.isNaN(row.ratio())
                ? ""
                : String.format(Locale.ROOT, "%10s x %s", ratio(row.ratio()), row.baseline());
        return String.format(Locale.ROOT, "%-58s %12s %-9s %s", row.name(), number(row.value()), row.unit(), ratio)
                .stripTrailing();
    }

    /** Three figures that count, however small. */
    private static String ratio(double value) {
        return value >= 0.01 ? String.format(Locale.ROOT, "%.2f", value) : String.format(Locale.ROOT, "%.2g", value);
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3f", value);
    }

    /** All rows as one JSON array. */
    String json() {
        List<Map<String, Object>> out = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", row.name());
            map.put("value", row.value());
            map.put("unit", row.unit());
            if (!Double.isNaN(row.ratio())) {
                map.put("ratio", row.ratio());
                map.put("baseline", row.baseline());
            }
            out.add(map);
        }
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(out);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
