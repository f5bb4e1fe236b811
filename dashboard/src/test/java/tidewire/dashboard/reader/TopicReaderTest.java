package tidewire.dashboard.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestTopics;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.events.Json;

/** The history in step with the topics, over restarts. */
class TopicReaderTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    @Test
    void history_outlivesARestart_andHasNothingTwice() throws Exception {
        TestTopics topics = new TestTopics();
        try (TestDashboard dashboard = dashboard(topics)) {
            topics.publish(digest("world", NOON, "before"));
            await(dashboard, 1);
        }
        try (TestDashboard dashboard = dashboard(topics)) {
            topics.publish(digest("world", NOON.plusSeconds(60), "after"));
            await(dashboard, 2);
        }

        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void topicsMadeAnew_beginANewHistory() throws Exception {
        TestTopics before = new TestTopics("a");
        try (TestDashboard dashboard = dashboard(before)) {
            before.publish(digest("world", NOON, "of the old topics"));
            await(dashboard, 1);
        }
        TestTopics after = new TestTopics("b");
        try (TestDashboard dashboard = dashboard(after)) {
            after.publish(digest("world", NOON.plusSeconds(60), "of the new topics"));
            after.publish(digest("world", NOON.plusSeconds(120), "of the new topics too"));
            await(dashboard, 2);
        }

        assertThat(kept()).isEqualTo(2);
    }

    private TestDashboard dashboard(TestTopics topics) {
        return new TestDashboard(topics, TestDashboard.local(0, "/", file()));
    }

    private long kept() {
        try (History history = new History(file())) {
            return history.page(Kind.DIGEST, Filter.last(100)).items().size();
        }
    }

    private static void await(TestDashboard dashboard, int digests) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(dashboard.url() + "api/digests"))
                .build();
        JsonNode items;
        do {
            items = Json.mapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .at("/items");
        } while (items.size() < digests);
    }
}
