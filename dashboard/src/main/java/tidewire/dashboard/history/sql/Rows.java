package tidewire.dashboard.history.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.json.SafeJson;
import tidewire.dashboard.live.TapeRow;
import tidewire.events.Alert;
import tidewire.events.Answer;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Question;
import tidewire.events.SourceStatus;
import tidewire.events.Story;
import tidewire.events.TapeEntry;

/** Which rows an event becomes. */
final class Rows {
    private Rows() {}

    static List<Row> of(Event event) {
        if (event instanceof Digest digest) {
            return of(digest);
        }
        if (event instanceof TapeEntry entry) {
            return of(entry);
        }
        if (event instanceof Move move) {
            return List.of(new Row(
                    Kind.MOVE,
                    "",
                    move.id(),
                    move.to(),
                    move.id(),
                    0,
                    move.symbol(),
                    move.title(),
                    move.text() + " " + move.symbol(),
                    SafeJson.write(move)));
        }
        if (event instanceof Alert alert) {
            return List.of(new Row(
                    Kind.ALERT,
                    alert.desk(),
                    alert.id(),
                    alert.time(),
                    alert.id(),
                    alert.revision(),
                    orEmpty(alert.story()),
                    alert.title(),
                    words(Stream.of(alert.text(), alert.why()), alert.symbols().stream(), titles(alert.cites())),
                    SafeJson.write(alert)));
        }
        if (event instanceof Story story) {
            return List.of(new Row(
                    Kind.STORY,
                    story.desk(),
                    story.id(),
                    story.last(),
                    story.id(),
                    story.reports().size(),
                    story.id(),
                    story.title(),
                    words(story.reports().stream().map(Story.Report::title), story.symbols().stream()),
                    SafeJson.write(story)));
        }
        if (event instanceof SourceStatus status) {
            String key = status.source() + "/" + status.since();
            return List.of(new Row(
                    Kind.SOURCE, "", key, status.since(), key, 0, status.source(), "", "", SafeJson.write(status)));
        }
        if (event instanceof Question question) {
            return List.of(new Row(
                    Kind.QUESTION,
                    question.desk(),
                    question.id(),
                    question.asked(),
                    question.id(),
                    0,
                    question.id(),
                    question.text(),
                    "",
                    SafeJson.write(question)));
        }
        if (event instanceof Answer answer) {
            String key = answer.question() + "/" + String.format("%06d", answer.part());
            return List.of(new Row(
                    Kind.ANSWER,
                    answer.desk(),
                    key,
                    answer.time(),
                    key,
                    0,
                    answer.question(),
                    "",
                    "",
                    SafeJson.write(answer)));
        }
        return List.of(); // Bars have a table of their own; the state of windows and tapes is of the moment.
    }

    private static List<Row> of(Digest digest) {
        List<Row> rows = new ArrayList<>();
        String key = digest.to().toString();
        // An interval that ends at midnight is of the day before, and of the month and the year.
        Instant last = digest.to().minus(1, ChronoUnit.MICROS);
        Stream<String> lead = Stream.ofNullable(digest.lead()).map(Digest.Lead::text);
        Stream<String> moves = Stream.ofNullable(digest.moves()).map(Digest.Moves::text);
        rows.add(new Row(
                Kind.DIGEST,
                digest.desk(),
                key,
                last,
                digest.desk(),
                digest.revision(),
                "",
                words(lead, digest.lines().stream().map(Digest.Line::text), moves),
                words(
                        digest.lines().stream().flatMap(line -> titles(line.cites())),
                        digest.lines().stream().flatMap(line -> line.symbols().stream()),
                        Stream.ofNullable(digest.moves()).flatMap(block -> titles(block.cites())),
                        digest.untold().stream().map(Digest.Untold::title)),
                SafeJson.write(digest)));
        for (int i = 0; i < digest.lines().size(); i++) {
            Digest.Line line = digest.lines().get(i);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("desk", digest.desk());
            told.put("from", digest.from());
            told.put("to", digest.to());
            told.put("index", i);
            told.put("line", line);
            rows.add(new Row(
                    Kind.LINE,
                    digest.desk(),
                    key + "/" + i,
                    last,
                    digest.desk(),
                    digest.revision(),
                    line.story(),
                    "",
                    "",
                    SafeJson.write(told)));
        }
        return rows;
    }

    private static List<Row> of(TapeEntry entry) {
        TapeRow shown = TapeRow.of(entry);
        // Padded, so that text order is the order on the tape.
        String key = String.format("%016d", entry.sequence());
        NewsItem item = entry.item();
        String subject = entry.story() != null ? entry.story().id() : orEmpty(shown.id());
        Row row = new Row(
                Kind.TAPE,
                entry.desk(),
                key,
                entry.time(),
                entry.desk() + "/" + key,
                0,
                subject,
                orEmpty(shown.title()),
                words(
                        Stream.of(orEmpty(item == null ? shown.summary() : item.summary())),
                        Stream.ofNullable(item).flatMap(one -> Stream.ofNullable(one.text())),
                        Stream.ofNullable(shown.source()),
                        shown.symbols().stream()),
                SafeJson.write(shown));
        if (item == null) {
            return List.of(row);
        }
        return List.of(
                row,
                new Row(
                        Kind.ITEM,
                        "",
                        item.id(),
                        item.observed(),
                        item.id(),
                        item.revision(),
                        item.source(),
                        "",
                        "",
                        SafeJson.write(item)));
    }

    private static Stream<String> titles(List<Citation> cites) {
        return cites.stream().map(Citation::title);
    }

    @SafeVarargs
    private static String words(Stream<String>... parts) {
        return Stream.of(parts).flatMap(part -> part).collect(Collectors.joining(" \n"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
