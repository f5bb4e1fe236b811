package tidewire.summarizer.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * An alert that may still change, as it was last told; a record of the state store.
 *
 * @param last what was told last
 * @param first when it was first told
 * @param touched when something was last added to it, told or not
 * @param told when it was last told
 * @param figures figures of the headlines told so far; a headline with another one is a new fact
 * @param terms of the headlines told so far; one without terms of its own says nothing new
 * @param events words of events in them; a headline that says something else with another one is a new fact
 * @param held says something else and came before the cooldown was over; told when it is, or null
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
        @Nullable Alert held,
        int sources,
        Map<String, BigDecimal> changes) {
    OpenAlert {
        events = events == null ? List.of() : List.copyOf(events); // null in what earlier builds stored
        figures = List.copyOf(figures);
        terms = List.copyOf(terms);
        changes = new TreeMap<>(changes);
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

    OpenAlert touchedAt(Instant time) {
        return new OpenAlert(last, first, time, told, figures, terms, events, held, sources, changes);
    }

    OpenAlert holding(Alert later) {
        return new OpenAlert(last, first, touched, told, figures, terms, events, later, sources, changes);
    }
}
