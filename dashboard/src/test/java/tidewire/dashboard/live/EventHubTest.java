package tidewire.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventHub hub = new EventHub(meters);

    @Test
    void page_gets_whatComesAfterItsSnapshot() throws InterruptedException {
        hub.publish("1");
        String snapshot = hub.lastId();
        hub.publish("2");
        EventHub.Subscription page = hub.subscribe(snapshot);
        hub.publish("3");

        assertThat(data(page)).containsExactly("2", "3");
    }

    @Test
    void page_thatComesBack_getsExactlyWhatItMissed() throws InterruptedException {
        EventHub.Subscription page = hub.subscribe(hub.lastId());
        hub.publish("1");
        String seen = page.next(0).id();
        page.close();
        hub.publish("2");
        hub.publish("3");

        assertThat(data(hub.subscribe(seen))).containsExactly("2", "3");
    }

    @Test
    void page_thatMissedMoreThanIsKept_isToldToLoadEverything() throws InterruptedException {
        String seen = hub.lastId();
        for (int i = 0; i <= EventHub.HISTORY; i++) {
            hub.publish("" + i);
        }

        EventHub.Frame first = hub.subscribe(seen).next(0);

        assertThat(first.event()).isEqualTo("reset");
        assertThat(first.id()).isEqualTo(hub.lastId());
    }

    @Test
    void page_ofAnEarlierServer_isToldToLoadEverything() throws InterruptedException {
        EventHub earlier = new EventHub(new SimpleMeterRegistry());
        earlier.publish("1");
        hub.publish("1");

        assertThat(hub.subscribe(earlier.lastId()).next(0).event()).isEqualTo("reset");
        assertThat(hub.subscribe("no id").next(0).event()).isEqualTo("reset");
        assertThat(hub.subscribe(null).next(0).event()).isEqualTo("reset");
    }

    @Test
    void slowPage_isClosedAndTheOthersGoOn() throws InterruptedException {
        EventHub.Subscription slow = hub.subscribe(hub.lastId());
        EventHub.Subscription fast = hub.subscribe(hub.lastId());
        List<String> seen = new ArrayList<>();
        for (int i = 0; i <= EventHub.MOST_WAITING; i++) {
            hub.publish("" + i);
            seen.addAll(data(fast));
        }

        assertThat(slow.isOpen()).isFalse();
        assertThat(fast.isOpen()).isTrue();
        assertThat(seen).hasSize(EventHub.MOST_WAITING + 1);
        assertThat(hub.pages()).isEqualTo(1);
        assertThat(meters.counter("tidewire.dashboard.pages.dropped").count()).isEqualTo(1);
    }

    @Test
    void pages_beyondTheMost_areRefused() {
        for (int i = 0; i < EventHub.MOST_PAGES; i++) {
            assertThat(hub.subscribe(null)).isNotNull();
        }

        assertThat(hub.subscribe(null)).isNull();
    }

    private static List<String> data(EventHub.Subscription page) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (EventHub.Frame frame = page.next(0); frame != null; frame = page.next(0)) {
            all.add(frame.data());
        }
        return all;
    }
}
