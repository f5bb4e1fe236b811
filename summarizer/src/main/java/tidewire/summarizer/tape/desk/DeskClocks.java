package tidewire.summarizer.tape.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The clocks of all partitions that a desk reads. The desk's tape may go as far as the slowest of them. */
public final class DeskClocks {
    private final Set<InputId> awaited;
    private final Map<InputId, ClockSpan> spans = new HashMap<>();

    /** @param awaited every partition that must have shown a time before the tape begins */
    public DeskClocks(Set<InputId> awaited) {
        this.awaited = Set.copyOf(awaited);
    }

    /** Takes over what was known before a restart. */
    public void restore(InputId input, ClockSpan span) {
        if (awaited.contains(input)) {
            spans.put(input, span);
        }
    }

    /** Moves a clock on, never back. Returns its new span, or empty when it did not move or nobody waits for it. */
    public Optional<ClockSpan> advance(InputId input, Instant time) {
        ClockSpan old = spans.get(input);
        if (!awaited.contains(input) || (old != null && !time.isAfter(old.latest()))) {
            return Optional.empty();
        }
        ClockSpan span = new ClockSpan(old == null ? time : old.first(), time);
        spans.put(input, span);
        return Optional.of(span);
    }

    /** Where the tape begins: the earliest first time of any partition. The same in every order of arrival. */
    public Optional<Instant> start() {
        return slowest(ClockSpan::first);
    }

    /** What was observed before this time has been passed on by all; empty while one has not shown a time. */
    public Optional<Instant> passed() {
        return slowest(ClockSpan::latest);
    }

    private Optional<Instant> slowest(Function<ClockSpan, Instant> which) {
        return spans.size() < awaited.size()
                ? Optional.empty()
                : spans.values().stream().map(which).min(Comparator.naturalOrder());
    }
}
