package tidewire.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidewire.benchmarks.gate.LabelledLine.Label;
import tidewire.llm.Taught;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Limits;

/** Five lines whose table is known. */
class GateBenchTest {
    private static final String SOURCE =
            "The central bank cut its main rate by 25 basis points on Monday, officials in Oslo said.";
    private static final List<LabelledLine> LINES = List.of(
            line("The central bank cut its main rate by 25 basis points, officials in Oslo said.", Label.GOOD),
            line("The central bank cut its main rate by 50 basis points, officials in Oslo said.", Label.FALSE),
            line("The central bank cut its main rate by 25 basis points.", Label.FALSE),
            line("Cut its main.", Label.BROKEN),
            line(SOURCE, Label.GOOD));

    private static LabelledLine line(String text, Label label) {
        return new LabelledLine(List.of(SOURCE), text, label, "report", "short");
    }

    private static String printed(GateBench bench) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bench.print(new PrintStream(out, true, StandardCharsets.UTF_8), true);
        return out.toString(StandardCharsets.UTF_8).replaceAll(" +", " ");
    }

    @Test
    void table_hasPrecisionAndRecallOfEachCheck_andACopyLeavesButIsNotGenerated() {
        assertThat(printed(new GateBench(LINES, null, Limits.DEFAULT)))
                .contains("5 lines: {GOOD=2, FALSE=2, BROKEN=1}")
                .contains("number 1 100.0% 33.3%")
                .contains("shape 1 100.0% 33.3%")
                .contains("all together 3 100.0% 100.0%")
                .contains("all leave as generated: 1, false or broken 0.0%; good ones that pass 100.0% of 1");
    }

    @Test
    void modelsCheck_isMeasuredAtEachLimit() {
        assertThat(printed(new GateBench(LINES, judged(0), Limits.DEFAULT)))
                .contains("check below 0.50 2 100.0% 66.7%")
                .contains("check below 0.95 4 75.0% 100.0%")
                .contains("certainty below 0.80 3 100.0% 100.0%");
    }

    @Test
    void modelsCertainty_hasItsSurpriseToo() {
        Limits surprised = Limits.of(new Taught("tape-2", Map.of("certainty.nats", 1_000)));
        // Log-odds of 0.9 are 2.2, of 0.95 2.9: a nat less is 0.77 and 0.87.
        assertThat(printed(new GateBench(LINES, judged(1), surprised)))
                .contains("check below 0.90 3 100.0% 100.0%")
                .contains("certainty below 0.80 4 75.0% 100.0%")
                .contains("certainty below 0.90 5 60.0% 100.0%");
    }

    private static List<Judgement> judged(double nats) {
        return Stream.of(0.9, 0.1, 0.4, 0.6, 0.95)
                .map(check -> Judgement.of(-nats, 1).withCheck(check))
                .toList();
    }
}
