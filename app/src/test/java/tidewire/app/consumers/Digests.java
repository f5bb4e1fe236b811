package tidewire.app.consumers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Phrasing;
import tidewire.events.StoryRef;

/** A digest of one line. */
final class Digests {
    private Digests() {}

    static Digest of(String text, Instant to) {
        Citation item = new Citation("world:1", Citation.Kind.ITEM, text, "https://example.org/1");
        return new Digest(
                "world/" + to + "/0",
                "world",
                0,
                to.minus(Duration.ofMinutes(30)),
                to,
                false,
                null,
                List.of(new Digest.Line(
                        "story",
                        StoryRef.Role.NEW,
                        text,
                        Phrasing.GENERATED,
                        Digest.Wording.SHORTENED,
                        null,
                        0.5,
                        Map.of(),
                        2,
                        null,
                        List.of(),
                        List.of(item))),
                null,
                List.of(),
                0,
                0,
                new Digest.Tokens(10, 5),
                new Digest.Model("model", "00"));
    }
}
