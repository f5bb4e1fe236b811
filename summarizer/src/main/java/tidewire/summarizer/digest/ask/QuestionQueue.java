package tidewire.summarizer.digest.ask;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import tidewire.events.Question;

/** Which question is answered next: the one that was asked first. A desk has so many open at most. */
public final class QuestionQueue {
    /** Of a desk; more would be answered long after anybody waits for it. */
    public static final int MOST_OPEN = 50;

    static final Comparator<Place> FIRST_ASKED =
            Comparator.comparing(Place::asked).thenComparing(Place::id).thenComparing(Place::desk);

    private final NavigableSet<Place> places = new TreeSet<>(FIRST_ASKED);
    private final Map<String, Integer> open = new HashMap<>();

    /** A question's place in the queue. */
    public record Place(Instant asked, String id, String desk) {
        public static Place of(Question question) {
            return new Place(question.asked(), question.id(), question.desk());
        }
    }

    public void add(Place place) {
        if (places.add(place)) {
            open.merge(place.desk(), 1, Integer::sum);
        }
    }

    public void remove(Place place) {
        if (places.remove(place)) {
            open.computeIfPresent(place.desk(), (desk, count) -> count == 1 ? null : count - 1);
        }
    }

    public boolean isFull(String desk) {
        return open.getOrDefault(desk, 0) >= MOST_OPEN;
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** The first question to one of those desks. */
    public Optional<Place> first(Predicate<String> desks) {
        return places.stream().filter(place -> desks.test(place.desk())).findFirst();
    }
}
