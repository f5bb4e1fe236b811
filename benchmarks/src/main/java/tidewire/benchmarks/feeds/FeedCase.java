package tidewire.benchmarks.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.parse.FeedParser;

/**
 * A document of a suite and the items that it holds.
 *
 * @param expected those with a field that we have
 */
record FeedCase(Path document, List<ExpectedItem> expected) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The cases of a folder and of those below it, in the order of their names: {@code NAME.xml} beside {@code NAME.json}, and
     * {@code NAME.json} beside {@code NAME_expected.json}.
     *
     * @throws IOException when the folder cannot be read
     */
    static List<FeedCase> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        List<FeedCase> cases = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            Path expected = name.endsWith(".xml")
                    ? file.resolveSibling(name.replaceFirst("\\.xml$", ".json"))
                    : file.resolveSibling(name.replaceFirst("\\.json$", "_expected.json"));
            if (!expected.equals(file) && Files.exists(expected)) {
                FeedCase one = new FeedCase(file, expected(JSON.readTree(expected.toFile())));
                if (!one.expected.isEmpty()) {
                    cases.add(one);
                }
            }
        }
        return cases;
    }

    private static List<ExpectedItem> expected(JsonNode feed) {
        List<ExpectedItem> items = new ArrayList<>();
        Stream.of("items", "entries")
                .map(feed::path)
                .forEach(list -> list.forEach(item -> items.add(ExpectedItem.of(item))));
        items.removeIf(ExpectedItem::isEmpty);
        return items;
    }

    /**
     * What is read otherwise than expected, in words; empty when all is as expected.
     *
     * @param asPlainText whether marks in expected texts are taken away before they are compared, as those that are read are
     */
    List<String> failures(boolean asPlainText) throws IOException {
        List<FeedItem> items;
        try {
            items = new FeedParser(null)
                    .parse(Files.readAllBytes(document), null, "http://example.org/")
                    .items();
        } catch (UnreadableFeedException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        return expected.stream()
                .map(item -> items.stream()
                        .map(read -> item.differences(read, asPlainText))
                        .min((one, other) -> one.size() - other.size())
                        .orElse(List.of("no item")))
                .filter(differences -> !differences.isEmpty())
                .map(differences -> String.join(", ", differences))
                .toList();
    }
}
