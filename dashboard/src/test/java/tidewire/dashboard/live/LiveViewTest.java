package tidewire.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.dashboard.TestObjects;
import tidewire.events.Digest;
import tidewire.events.Json;

class LiveViewTest {
    private final EventHub hub = new EventHub(new SimpleMeterRegistry());
    private final LiveView view = new LiveView(TestObjects.DESKS, hub);
    private EventHub.Subscription page;

    @BeforeEach
    void open() {
        page = hub.subscribe(view.state().lastEventId());
    }

    @Test
    void update_hasTheLastStateOfWhatChangedTwice() throws Exception {
        view.apply(bar("IBM", NOON, 181.10));
        view.apply(bar("IBM", NOON, 181.25));
        view.apply(bar("SPY", NOON, 168.01));
        view.flush();

        assertThat(update().at("/bars").findValuesAsText("close")).containsExactly("181.25", "168.01");
    }

    @Test
    void update_isNotSent_whenNothingChanged() throws Exception {
        Digest digest = digest("world", NOON, "Once");
        view.apply(digest);
        view.flush();
        assertThat(update().at("/digests/0/lead/text").asText()).isEqualTo("Once");

        view.apply(digest); // As after a restart of the reader.
        view.flush();

        assertThat(page.next(0)).isNull();
    }

    @Test
    void snapshot_hasWhatWasNotSentYet_andThePageDoesNotGetItAgain() throws Exception {
        view.apply(digest("world", NOON, "In the snapshot"));
        LiveView.State state = view.state();
        view.apply(digest("world", NOON.plusSeconds(3_600), "After it"));
        view.flush();

        EventHub.Subscription fresh = hub.subscribe(state.lastEventId());

        assertThat(state.digests()).extracting(digest -> digest.lead().text()).containsExactly("In the snapshot");
        JsonNode first = Json.mapper().readTree(fresh.next(0).data());
        assertThat(first.at("/digests").findValuesAsText("text"))
                .contains("After it")
                .doesNotContain("In the snapshot");
        assertThat(fresh.next(0)).isNull();
    }

    @Test
    void desk_thatIsNotConfigured_isAnnounced() throws Exception {
        view.apply(digest("rates", NOON, "A new desk"));
        view.flush();

        assertThat(update().at("/desks").findValuesAsText("name"))
                .containsExactly("world", "markets", "security", "rates");
    }

    @Test
    void moreChangesThanAPageTakes_becomeAReload() throws Exception {
        for (int i = 0; i <= LiveView.LARGEST_UPDATE; i++) {
            view.apply(bar("IBM", NOON.plusSeconds(60L * i), 181));
        }
        view.flush();

        assertThat(page.next(0).event()).isEqualTo("reset");
        assertThat(view.state().bars().get("IBM").close()).hasSize(LiveView.BARS);
    }

    @Test
    void caughtUp_isToldOnce() throws Exception {
        view.caughtUp();
        view.flush();
        view.flush();

        assertThat(update().at("/caughtUp").asBoolean()).isTrue();
        assertThat(page.next(0)).isNull();
    }

    private JsonNode update() throws InterruptedException, JsonProcessingException {
        EventHub.Frame frame = page.next(0);
        assertThat(frame).isNotNull();
        assertThat(List.of(frame.event())).containsExactly("update");
        return Json.mapper().readTree(frame.data());
    }
}
