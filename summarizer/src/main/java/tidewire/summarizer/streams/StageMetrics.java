package tidewire.summarizer.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import tidewire.events.Topics;

/**
 * What the stages count. Counters say what this process did: after a crash some records are done, and counted, again,
 * while their results stand on the topics once.
 */
public final class StageMetrics {
    private final MeterRegistry registry;
    private final Refusals refusals;

    public StageMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.refusals = new Refusals(registry);
        Refusals.STAGES.forEach(this::letters);
    }

    /** A bad record was set aside by a stage. */
    void setAside(String stage, String topic, String reason) {
        letters(stage).increment();
        if (!topic.equals(Topics.QUESTIONS)) { // anyone may ask in vain; what a stage lives on are its entries
            refusals.refused(stage, reason);
        }
    }

    /** Counted from zero on, or the first that are set aside would be no increase. */
    private Counter letters(String stage) {
        return registry.counter("tidewire.dead.letters", "stage", stage);
    }

    /** Why a stage would use nothing of what comes, by stage; without those that do. */
    public Map<String, Optional<String>> problems() {
        return refusals.problems();
    }

    /** News items by what became of them: {@code taken} by at least one desk, {@code unwanted}, {@code duplicate}. */
    public Counter items(String outcome) {
        return registry.counter("tidewire.wire.items", "outcome", outcome);
    }

    /** Trades by what became of them: {@code counted}, {@code late}, {@code unwanted} (of no desk's symbols). */
    public Counter trades(String outcome) {
        return registry.counter("tidewire.market.trades", "outcome", outcome);
    }

    /** What the market stage made: {@code bar}, {@code move}. */
    public Counter market(String kind) {
        return registry.counter("tidewire.market.made", "kind", kind);
    }

    /** Items left out of a desk's tape because their text stands there already. */
    public Counter repeated(String desk) {
        return registry.counter("tidewire.tape.repeated", "desk", desk);
    }

    /** Entries written to a desk's tape. */
    public Counter entries(String desk, String kind, boolean late) {
        return registry.counter("tidewire.tape.entries", "desk", desk, "kind", kind, "late", Boolean.toString(late));
    }
}
