package tidewire.summarizer.digest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import tidewire.summarizer.gate.Verdict;

/** What the digest stage did in this process; after a crash some of it is done, and counted, again. */
final class DigestMetrics {
    private final MeterRegistry registry;

    DigestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void entry(String desk, String kind) {
        registry.counter("tidewire.digest.entries", "desk", desk, "kind", kind).increment();
    }

    /** Entries missing on a tape: something else than the tape stage has written to it, or deleted from it. */
    void gap(String desk, long missing) {
        registry.counter("tidewire.digest.missing.entries", "desk", desk).increment(missing);
    }

    /** @param phase {@code prefill}, {@code decode} or {@code restore} */
    void tokens(String desk, String phase, long tokens, long nanos) {
        registry.counter("tidewire.digest.tokens", "desk", desk, "phase", phase).increment(tokens);
        registry.timer("tidewire.digest.model.time", "desk", desk, "phase", phase)
                .record(Duration.ofNanos(nanos));
    }

    void evicted(String desk, int tokens) {
        registry.counter("tidewire.digest.evicted.tokens", "desk", desk).increment(tokens);
    }

    void forks(String desk, int forks) {
        registry.counter("tidewire.digest.forks", "desk", desk).increment(forks);
    }

    /** @param part {@code line}, {@code retry} or {@code lead} */
    void gate(String desk, String part, Verdict.Outcome outcome) {
        registry.counter(
                        "tidewire.digest.gate",
                        "desk",
                        desk,
                        "part",
                        part,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void digest(String desk, long nanos) {
        registry.timer("tidewire.digest.writing", "desk", desk).record(Duration.ofNanos(nanos));
    }
}
