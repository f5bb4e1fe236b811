package tidewire.app.alerting;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.delivery.AlertMessages;
import tidewire.events.Alert;
import tidewire.summarizer.alert.AlertRule;

/**
 * What a replay of rules found, in words: each day's alerts, how many come of each rule, and, beside other rules that hold now, what
 * only the one or the other would have sent.
 */
final class ReplayReport {
    private static final Comparator<Sent> ORDER =
            Comparator.comparing((Sent one) -> one.alert().time()).thenComparing(Sent::place);

    private final RulesReplay tried;
    private final @Nullable RulesReplay current;
    private final Set<LocalDate> days;
    private final AlertsConfig delivery;

    /**
     * @param current the rules that hold now; null when these are the ones tried
     * @param days that stand on the tapes, with or without an alert
     * @param delivery what leaves as one message
     */
    ReplayReport(RulesReplay tried, @Nullable RulesReplay current, Set<LocalDate> days, AlertsConfig delivery) {
        this.delivery = delivery;
        this.tried = tried;
        this.current = current;
        this.days = new TreeSet<>(days);
    }

    void print(PrintStream out) {
        if (days.isEmpty()) {
            out.println("Nothing is kept on the tapes.");
            return;
        }
        Map<LocalDate, List<Sent>> byDay = byDay(tried);
        Map<LocalDate, List<Sent>> before = current == null ? Map.of() : byDay(current);
        for (LocalDate day : days) {
            day(out, day, byDay.getOrDefault(day, List.of()), before.getOrDefault(day, List.of()));
        }
        out.println();
        out.println(total());
        rules(out);
    }

    private void day(PrintStream out, LocalDate day, List<Sent> sent, List<Sent> before) {
        out.println(
                day + ": " + inWords(sent) + (current == null ? "" : " (the current rules: " + inWords(before) + ")"));
        Set<String> here = places(sent);
        Set<String> there = places(before);
        List<Sent> all = new ArrayList<>(sent);
        before.stream().filter(one -> !here.contains(one.place())).forEach(all::add);
        all.stream().sorted(ORDER).forEach(one -> {
            String mark = current == null || here.contains(one.place()) == there.contains(one.place())
                    ? "  "
                    : here.contains(one.place()) ? "+ " : "- ";
            out.println(mark + AlertLine.of(one.alert()));
        });
    }

    private String total() {
        String text = perDay(tried);
        if (current == null) {
            return text;
        }
        Set<String> here = places(tried.sent());
        Set<String> there = places(current.sent());
        long more = here.stream().filter(place -> !there.contains(place)).count();
        long fewer = there.stream().filter(place -> !here.contains(place)).count();
        return text + "; the current rules: " + perDay(current) + " (+ " + more + " that only these send, - " + fewer
                + " that only the current ones send)";
    }

    private String perDay(RulesReplay replay) {
        int all = replay.sent().size();
        return String.format(
                Locale.ROOT,
                "%s in %s, %.1f a day",
                inWords(replay.sent()),
                count(days.size(), "day"),
                (double) all / days.size());
    }

    private void rules(PrintStream out) {
        Map<String, Long> these = byRule(tried);
        Map<String, Long> now = current == null ? Map.of() : byRule(current);
        Stream<AlertRule> rules = current == null
                ? tried.policy().rules().stream()
                : Stream.concat(tried.policy().rules().stream(), current.policy().rules().stream());
        out.println("By rule; an alert that several rules make counts for each:");
        rules.map(AlertRule::name).distinct().forEach(rule -> {
            String beside = current == null ? "" : String.format(Locale.ROOT, "   (%d)", now.getOrDefault(rule, 0L));
            out.printf(Locale.ROOT, "  %-24s %5d%s%n", rule, these.getOrDefault(rule, 0L), beside);
        });
    }

    private static Map<String, Long> byRule(RulesReplay replay) {
        return replay.sent().stream()
                .flatMap(replay::rulesOf)
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
    }

    private static Map<LocalDate, List<Sent>> byDay(RulesReplay replay) {
        return replay.sent().stream().collect(Collectors.groupingBy(Sent::day));
    }

    private static Set<String> places(List<Sent> sent) {
        return sent.stream().map(Sent::place).collect(Collectors.toSet());
    }

    private String inWords(List<Sent> sent) {
        List<Alert> alerts = sent.stream().sorted(ORDER).map(Sent::alert).toList();
        return count(alerts.size(), "alert")
                + (alerts.size() < 2
                        ? ""
                        : " in " + count(AlertMessages.of(alerts, delivery).size(), "message"));
    }

    private static String count(int number, String noun) {
        return number == 0 ? "no " + noun : number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
