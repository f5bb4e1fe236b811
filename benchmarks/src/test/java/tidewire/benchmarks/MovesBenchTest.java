package tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.benchmarks.moves.MovesBench;

class MovesBenchTest {
    @Test
    void bundledWeek_hasEveryLegSaid_fewAlerts_andNoneAgainstItsLeg() throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        FigureTable report = new FigureTable(nowhere);
        new MovesBench(nowhere, report, 20).run(false);
        Map<String, Double> values = new HashMap<>();
        for (JsonNode row : new ObjectMapper().readTree(report.json())) {
            values.put(row.path("name").asText(), row.path("value").asDouble());
        }

        assertThat(values.get("bars of the bundled week")).isEqualTo(7_799);
        assertThat(values.get("legs of 1% and more")).isEqualTo(13);
        assertThat(values.get("legs said by a move")).isEqualTo(13);
        assertThat(values.get("legs told by the default rules")).isEqualTo(13);
        assertThat(values.get("gaps told by the default rules"))
                .isEqualTo(values.get("gaps of 1% and more"))
                .isGreaterThanOrEqualTo(3);
        assertThat(values.get("alerts of the default rules a day")).isLessThan(6);
        assertThat(values.get("alerts of the default rules on the busiest day")).isLessThanOrEqualTo(10);
        assertThat(values.get("alerts a day and symbol")).isLessThan(1);
        assertThat(values.get("alerts inside a leg of their direction")).isEqualTo(100);
        assertThat(values.keySet().stream().filter(name -> name.startsWith("alerts in 24 h of a random walk")))
                .hasSize(3)
                .allMatch(name -> values.get(name) < 0.6);
    }
}
