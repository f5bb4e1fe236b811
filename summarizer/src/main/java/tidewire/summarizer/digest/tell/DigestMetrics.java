package tidewire.summarizer.digest.tell;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tidewire.summarizer.gate.Verdict;

/** What the digest stage did in this process; after a crash some of it is done, and counted, again. */
public final class DigestMetrics {
    private final MeterRegistry registry;
    private final Map<String, AtomicLong> reached = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();

    public DigestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void entry(String desk, String kind) {
        registry.counter("tidewire.digest.entries", "desk", desk, "kind", kind).increment();
    }

    /** Entries missing on a tape: something else than the tape stage has written to it, or deleted from it. */
    public void gap(String desk, long missing) {
        registry.counter("tidewire.digest.missing.entries", "desk", desk).increment(missing);
    }

    /** @param phase {@code prefill}, {@code decode} or {@code restore} */
    public void tokens(String desk, String phase, long tokens, long nanos) {
        registry.counter("tidewire.digest.tokens", "desk", desk, "phase", phase).increment(tokens);
        registry.timer("tidewire.digest.model.time", "desk", desk, "phase", phase)
                .record(Duration.ofNanos(nanos));
    }

    public void evicted(String desk, int tokens) {
        registry.counter("tidewire.digest.evicted.tokens", "desk", desk).increment(tokens);
    }

    public void forks(String desk, int forks) {
        registry.counter("tidewire.digest.forks", "desk", desk).increment(forks);
    }

    /** @param part {@code line}, {@code retry}, {@code lead} or {@code answer} */
    public void gate(String desk, String part, Verdict.Outcome outcome) {
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

    /** Reports of an interval that were not read, because there were more than the desk's reading budget. */
    public void notRead(String desk, int reports) {
        registry.counter("tidewire.digest.not.read", "desk", desk).increment(reports);
    }

    /** A digest of an interval that is long gone, left out as configured. */
    public void skipped(String desk) {
        registry.counter("tidewire.digest.skipped", "desk", desk).increment();
    }

    /** Event time that the desk's reading has reached; the tape's own is {@code tidewire.tape.time.seconds}. */
    public void reached(String desk, long epochSeconds) {
        reached.computeIfAbsent(
                        desk,
                        name -> registry.gauge("tidewire.digest.time.seconds", Tags.of("desk", name), new AtomicLong()))
                .set(epochSeconds);
    }

    /** A desk taken over whose window was restored: from a snapshot, or by reading its whole ledger again. */
    public void restored(String desk, boolean fromSnapshot) {
        registry.counter("tidewire.digest.restored", "desk", desk, "from", fromSnapshot ? "snapshot" : "ledger")
                .increment();
    }

    /** Entries taken in and not read yet, because the desk's window is being rebuilt. */
    public void waiting(String desk, long entries) {
        waiting.computeIfAbsent(
                        desk,
                        name -> registry.gauge(
                                "tidewire.digest.waiting.entries", Tags.of("desk", name), new AtomicLong()))
                .set(entries);
    }

    public void answer(String desk, boolean found) {
        registry.counter("tidewire.digest.answers", "desk", desk, "found", Boolean.toString(found))
                .increment();
    }

    /** @param reason {@code full}: too many are open, {@code failed}, {@code gone}: its desk is configured no more */
    public void unanswered(String desk, String reason) {
        registry.counter("tidewire.digest.unanswered", "desk", desk, "reason", reason)
                .increment();
    }

    public void digest(String desk, long nanos) {
        registry.timer("tidewire.digest.writing", "desk", desk).record(Duration.ofNanos(nanos));
    }
}
