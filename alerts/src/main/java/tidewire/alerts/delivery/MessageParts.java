package tidewire.alerts.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.events.Alert;

/** What stands in one message: no more alerts than it shows, each as it is now. */
final class MessageParts {
    private MessageParts() {}

    /** @param most alerts of a message; when there are more, the gravest come first @return the states of an alert together */
    static List<List<Delivery>> of(List<Delivery> deliveries, int most) {
        Map<String, List<Delivery>> byAlert = new LinkedHashMap<>();
        deliveries.forEach(delivery -> byAlert.computeIfAbsent(delivery.alert().id(), id -> new ArrayList<>())
                .add(delivery));
        List<List<Delivery>> alerts = new ArrayList<>(byAlert.values());
        if (alerts.size() > most) {
            alerts.sort(
                    Comparator.comparing((List<Delivery> states) -> last(states).severity())
                            .reversed());
        }
        List<List<Delivery>> parts = new ArrayList<>();
        for (int from = 0; from < alerts.size(); from += most) {
            parts.add(alerts.subList(from, from + Math.min(most, alerts.size() - from)).stream()
                    .flatMap(Collection::stream)
                    .toList());
        }
        return parts;
    }

    /** An alert that changed while it waited is told once, as it is now. */
    static List<Alert> lastStates(List<Delivery> message) {
        Map<String, Alert> last = new LinkedHashMap<>();
        message.forEach(delivery -> last.put(delivery.alert().id(), delivery.alert()));
        return List.copyOf(last.values());
    }

    private static Alert last(List<Delivery> states) {
        return states.get(states.size() - 1).alert();
    }
}
