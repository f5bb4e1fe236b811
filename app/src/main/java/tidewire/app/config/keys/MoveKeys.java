package tidewire.app.config.keys;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidewire.app.config.yaml.Section;
import tidewire.app.config.yaml.Suggestion;
import tidewire.events.Severity;
import tidewire.summarizer.market.days.SessionHours;
import tidewire.summarizer.market.moves.DeskMoves;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.market.moves.MoveRules;

/** Reads what counts as a move: for all symbols, for some, and what a desk wants of it. */
public final class MoveKeys {
    private final Map<String, DeskMoves> desks = new HashMap<>();

    /** What a desk says under {@code moves}. */
    void desk(String name, Section s) {
        Severity severity = s.parsed("severity", Severity.INFO, MoveKeys::severity);
        double percent = percent(s, "percent", 0);
        s.end();
        desks.put(name, new DeskMoves(severity, percent));
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(text)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("must be one of info, warning, critical");
    }

    /**
     * The section {@code moves}.
     *
     * @param known symbols that exchanges and files have
     */
    public MarketRules read(Section s, Collection<String> known) {
        MoveRules usual = rules(s, MoveRules.DEFAULT);
        Map<String, MoveRules> symbols = new HashMap<>();
        for (Section group : s.sections("symbols")) {
            List<String> names = group.texts("names");
            if (names.isEmpty()) {
                group.problem("names", "must name at least one symbol");
            }
            MoveRules rules = rules(group, usual);
            group.end();
            for (String name : names) {
                if (!known.contains(name) && !known.contains(SourceKeys.ANY_SYMBOL)) {
                    group.problem("names", "no exchange has the symbol '" + name + "'" + Suggestion.of(name, known));
                }
                if (symbols.put(name, rules) != null) {
                    group.problem("names", "the symbol '" + name + "' has rules already");
                }
            }
        }
        s.end();
        return new MarketRules(usual, symbols, desks);
    }

    private static MoveRules rules(Section s, MoveRules usual) {
        MoveRules base = usual.in(hours(s.section("hours"), usual.hours()));
        try {
            return new MoveRules(
                    base.hours(),
                    percent(s, "usual-day", base.usualDay()),
                    s.number("spike", base.spike(), 1, 100),
                    percent(s, "gap", base.gap()),
                    percent(s, "reopening", base.reopening()),
                    s.duration("halt", base.halt()),
                    percent(s, "day", base.day()),
                    percent(s, "swing", base.swing()));
        } catch (IllegalArgumentException e) {
            s.problem(String.valueOf(e.getMessage()));
            return base;
        }
    }

    /** {@code 1%} or {@code 1}. */
    private static double percent(Section s, String key, double otherwise) {
        return s.parsed(key, otherwise, text -> {
            try {
                double value = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
                if (value >= 0 && value <= 100) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("must be a percentage such as 1.5%");
        });
    }

    private static SessionHours hours(Section s, SessionHours usual) {
        Set<DayOfWeek> days = DeskKeys.days(s);
        Optional<LocalTime> open = DeskKeys.time(s, "open");
        Optional<LocalTime> close = DeskKeys.time(s, "close");
        ZoneId zone = s.parsed("zone", usual.zone(), DeskKeys::zone);
        s.end();
        boolean nothing = days.isEmpty() && open.isEmpty() && close.isEmpty() && zone.equals(usual.zone());
        if (nothing) {
            return usual;
        }
        if (open.isPresent() != close.isPresent() || (open.isPresent() && open.equals(close))) {
            s.problem("must have an open and a close that differ, or neither");
            return usual;
        }
        return new SessionHours(
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, open.orElse(null), close.orElse(null), zone);
    }
}
