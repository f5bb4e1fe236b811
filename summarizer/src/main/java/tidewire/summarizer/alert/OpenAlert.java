package tidewire.summarizer.alert;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * An alert that may still change, as it was last told; a record of the state store. What an earlier build did not store follows from its
 * last headline.
 *
 * @param last what was told last
 * @param first when it was first told
 * @param touched when something was last added to it, told or not
 * @param told when it was last told
 * @param figures figures of the headlines told so far; a headline with another one is a new fact
 * @param terms of the headlines told so far; one without terms of its own says nothing new
 * @param events words of events in them; a headline that says something else with another one is a new fact
 * @param held reports that say something else and came before the cooldown was over, oldest first; told together when it is
 * @param sources independent sources of the story when it was last told; 0 for moves
 * @param changes change in percent last told of each symbol; empty for news
 */
record OpenAlert(
        Alert last,
        Instant first,
        Instant touched,
        Instant told,
        List<String> figures,
        List<String> terms,
        List<String> events,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Alert> held, // one, as earlier builds stored

        int sources,
        Map<String, BigDecimal> changes) {
    private static final int MOST_HELD = 3;

    OpenAlert {
        figures = numbers(orOfTitle(figures, last, TitleTerms::figures));
        terms = orOfTitle(terms, last, TitleTerms::terms);
        events = orOfTitle(events, last, TitleTerms::events);
        held = held == null ? List.of() : List.copyOf(held);
        changes = changes == null ? Map.of() : new TreeMap<>(changes);
    }

    /** Of a move. */
    static OpenAlert ofMove(Alert last, Instant first, Instant now, Map<String, BigDecimal> changes) {
        return new OpenAlert(last, first, now, now, List.of(), List.of(), List.of(), List.of(), 0, changes);
    }

    /** Of a story that is told for the first time. */
    static OpenAlert ofStory(Alert last, String title, Instant now, int sources) {
        TitleTerms says = TitleTerms.of(title);
        return new OpenAlert(
                last,
                now,
                now,
                now,
                List.copyOf(says.figures()),
                List.copyOf(says.terms()),
                List.copyOf(says.events()),
                List.of(),
                sources,
                Map.of());
    }

    private static List<String> orOfTitle(
            @Nullable List<String> stored, Alert last, Function<TitleTerms, Set<String>> part) {
        if (stored != null) {
            return List.copyOf(stored);
        }
        return last.story() == null ? List.of() : List.copyOf(part.apply(TitleTerms.of(last.title())));
    }

    /** Earlier builds stored figures as they were written: 1,200 and 5%. */
    private static List<String> numbers(List<String> figures) {
        Set<String> numbers = new TreeSet<>();
        for (String figure : figures) {
            Set<String> read = TitleFigures.of(figure);
            numbers.addAll(read.isEmpty() ? Set.of(figure) : read);
        }
        return List.copyOf(numbers);
    }

    String id() {
        return last.id();
    }

    @Nullable
    String story() {
        return last.story();
    }

    boolean isBelow(Severity severity) {
        return last.severity().compareTo(severity) < 0;
    }

    /** Whether a headline is not made of those that were told. */
    boolean isSurpassedBy(String title) {
        return TitleTerms.of(title).saysMoreThan(Set.copyOf(terms));
    }

    OpenAlert touchedAt(Instant time) {
        return new OpenAlert(last, first, time, told, figures, terms, events, held, sources, changes);
    }

    /** The newest are kept when there are too many. */
    OpenAlert holding(List<Alert> later) {
        List<Alert> kept = later.subList(Math.max(0, later.size() - MOST_HELD), later.size());
        return new OpenAlert(last, first, touched, told, figures, terms, events, kept, sources, changes);
    }

    OpenAlert holdingAlso(Alert later) {
        List<Alert> all = new ArrayList<>(held);
        all.add(later);
        return holding(all);
    }

    /** As it stands when it is told again. @param titles headlines that this tells */
    OpenAlert toldAs(Alert alert, Collection<String> titles, int reached, Instant now) {
        Set<String> allFigures = new TreeSet<>(figures);
        Set<String> allTerms = new TreeSet<>(terms);
        Set<String> allEvents = new TreeSet<>(events);
        for (String title : titles) {
            TitleTerms says = TitleTerms.of(title);
            allFigures.addAll(says.figures());
            allTerms.addAll(says.terms());
            allEvents.addAll(says.events());
        }
        return new OpenAlert(
                alert,
                first,
                now,
                now,
                List.copyOf(allFigures),
                List.copyOf(allTerms),
                List.copyOf(allEvents),
                held,
                reached,
                changes);
    }
}
