package tidewire.benchmarks.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.gate.source.Sources;

/** What the rules alone say of each labelled line, and what a model thinks of it: that from which weights and limits are set. */
final class GateScores {
    private GateScores() {}

    /**
     * Writes {@code kind}, {@code label}, {@code outcome}, {@code check}, {@code nats} and {@code line} of each, as JSON lines.
     *
     * @param judgements one for each line, or null
     */
    static void write(Path file, List<LabelledLine> lines, @Nullable List<Judgement> judgements) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < lines.size(); i++) {
                LabelledLine line = lines.get(i);
                Gate gate = new Gate(Set.of(), !line.kind().equals("short"), Limits.DEFAULT);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("kind", line.kind());
                row.put("label", line.label());
                row.put(
                        "outcome",
                        gate.check(line.line(), true, new Sources(line.sources()))
                                .outcome());
                if (judgements != null) {
                    row.put("check", judgements.get(i).check());
                    row.put("nats", judgements.get(i).nats());
                }
                row.put("line", line.line());
                out.write(mapper.writeValueAsString(row));
                out.write('\n');
            }
        }
    }
}
