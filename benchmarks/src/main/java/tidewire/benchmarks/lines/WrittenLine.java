package tidewire.benchmarks.lines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.digest.tell.line.LineWriter.Written;

/**
 * A line that was written about an item.
 *
 * @param sources what the writer was shown
 * @param isUpdate whether its story was told before
 * @param wording {@code reworded}, {@code shortened}, {@code source}, or {@code none} where nothing was told
 * @param check the model's own, null where it was not asked
 * @param attempts what was written for each task, if that was asked for
 */
record WrittenLine(
        String id,
        String title,
        List<String> sources,
        boolean isUpdate,
        String line,
        String wording,
        String why,
        @Nullable Double check,
        double novelty,
        List<Written> attempts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String shown() {
        StringBuilder out = new StringBuilder();
        out.append("SOURCE ").append(String.join(" | ", sources)).append('\n');
        out.append("TITLE  ").append(title).append('\n');
        out.append(String.format(
                Locale.ROOT, "%s %s  [%s%s%s]%n", isUpdate ? "UPDATE" : "LINE  ", line, wording, number(check), why));
        for (Written one : attempts) {
            out.append(String.format(
                    Locale.ROOT,
                    "   %s  [%s%s %.2f nats %s]%n",
                    one.text(),
                    one.verdict().outcome(),
                    number(one.judgement().check()),
                    one.judgement().nats(),
                    one.verdict().why()));
        }
        return out.toString();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, " %.2f", value);
    }

    String json() {
        ObjectNode node = JSON.createObjectNode().put("id", id).put("title", title);
        sources.forEach(node.putArray("sources")::add);
        node.put("line", line)
                .put("update", isUpdate)
                .put("wording", wording)
                .put("why", why)
                .put("check", check)
                .put("novelty", novelty);
        for (Written one : attempts) {
            node.withArray("attempts")
                    .addObject()
                    .put("line", one.text())
                    .put("outcome", one.verdict().outcome().name())
                    .put("why", one.verdict().why())
                    .put("check", one.judgement().check())
                    .put("nats", one.judgement().nats());
        }
        return node.toString();
    }
}
