package tidewire.app.config.keys;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.app.config.yaml.Durations;
import tidewire.app.config.yaml.Section;
import tidewire.app.config.yaml.Suggestion;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.story.rank.RankRules;
import tidewire.summarizer.story.rank.Scale;

/** Reads one desk: the names it uses must be those of feeds, exchanges and symbols that are defined. */
public final class DeskKeys {
    private static final Pattern SCALE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?- ?(\\d+(?:\\.\\d+)?)");

    private static final Duration DAY = Duration.ofDays(1);

    private final Collection<String> feeds;
    private final Collection<String> exchanges;
    private final Collection<String> symbols;
    private final MoveKeys moves;
    private final Map<String, SymbolNames> symbolFile;
    private final Set<String> names = new HashSet<>();

    public DeskKeys(
            Collection<String> feeds,
            Collection<String> exchanges,
            Collection<String> symbols,
            Map<String, SymbolNames> symbolFile,
            MoveKeys moves) {
        this.symbolFile = symbolFile;
        this.moves = moves;
        this.feeds = feeds;
        this.exchanges = exchanges;
        this.symbols = symbols;
    }

    /** The desk, or null when it has errors, which have then been reported. */
    @Nullable
    public Desk read(Section s) {
        String name = UniqueNames.read(s, names);
        Set<String> ofFeeds = known(s, "feeds", feeds, "feed:");
        Set<String> ofTrades = known(s, "exchanges", exchanges, "trades:");
        Map<String, SymbolNames> ofSymbols = symbols(s);
        ofSymbols.keySet().stream()
                // A CSV file with a column for symbols has any.
                .filter(symbol -> !symbols.contains(symbol) && !symbols.contains(SourceKeys.ANY_SYMBOL))
                .forEach(symbol ->
                        s.problem("symbols." + symbol, "no exchange has this symbol" + Suggestion.of(symbol, symbols)));
        Selection selection = selection(s);
        Duration every = s.parsed("every", Duration.ofHours(1), DeskKeys::divisorOfDay);
        ZoneId zone = s.parsed("zone", ZoneOffset.UTC, DeskKeys::zone);
        Desk.@Nullable Hours hours = hours(s.section("hours"));
        int lines = s.integer("lines", 5, 1, 20);
        moves.desk(name, s.section("moves"));
        s.end();
        if (ofFeeds.isEmpty() && ofTrades.isEmpty()) {
            s.problem("must have at least one feed or exchange");
            return null;
        }
        if (ofSymbols.isEmpty() != ofTrades.isEmpty()) {
            s.problem("must have both symbols and exchanges, or neither");
            return null;
        }
        if (name.isEmpty()) {
            return null;
        }
        try {
            return new Desk(name, ofFeeds, ofTrades, ofSymbols, selection, every, hours, zone, lines);
        } catch (IllegalArgumentException e) {
            s.problem(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Names of the desk itself are added to those of the file of symbols. */
    private Map<String, SymbolNames> symbols(Section s) {
        Map<String, SymbolNames> symbols = new LinkedHashMap<>();
        s.lists("symbols")
                .forEach((symbol, names) -> symbols.put(
                        symbol,
                        symbolFile
                                .getOrDefault(symbol, SymbolNames.of(List.of()))
                                .and(names)));
        return symbols;
    }

    private Selection selection(Section s) {
        List<String> words = s.texts("words");
        List<String> categories = s.texts("categories");
        boolean bySymbols = s.flag("by-symbols", false);
        List<String> exclude = s.texts("exclude");
        Map<String, Double> weights = new LinkedHashMap<>();
        s.map("weights").forEach((feed, text) -> {
            if (!feeds.contains(feed)) {
                s.problem("weights." + feed, "there is no such feed" + Suggestion.of(feed, feeds));
            }
            try {
                weights.put("feed:" + feed, Double.parseDouble(text));
            } catch (NumberFormatException e) {
                s.problem("weights." + feed, "must be a number from 0 to 5, was '" + text + "'");
            }
        });
        Map<String, Scale> scales = scales(s);
        try {
            return new Selection(words, categories, bySymbols, exclude, new RankRules(weights, scales));
        } catch (IllegalArgumentException e) {
            s.problem("weights", String.valueOf(e.getMessage()));
            return Selection.ALL;
        }
    }

    private Map<String, Scale> scales(Section s) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        s.map("scales").forEach((feed, text) -> {
            if (!feeds.contains(feed)) {
                s.problem("scales." + feed, "there is no such feed" + Suggestion.of(feed, feeds));
            }
            Matcher ends = SCALE.matcher(text);
            if (!ends.matches()) {
                s.problem("scales." + feed, "must be two numbers such as 4-10, was '" + text + "'");
                return;
            }
            try {
                scales.put(
                        "feed:" + feed,
                        new Scale(Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2))));
            } catch (IllegalArgumentException e) {
                s.problem("scales." + feed, String.valueOf(e.getMessage()));
            }
        });
        return scales;
    }

    private static Set<String> known(Section s, String key, Collection<String> defined, String prefix) {
        Set<String> sources = new LinkedHashSet<>();
        List<String> texts = s.texts(key);
        for (int i = 0; i < texts.size(); i++) {
            String name = texts.get(i);
            if (!defined.contains(name)) {
                s.problem(
                        key + "[" + i + "]",
                        "nothing of this name is defined: '" + name + "'" + Suggestion.of(name, defined));
            }
            sources.add(prefix + name);
        }
        return sources;
    }

    private static Duration divisorOfDay(String text) {
        Duration every = Durations.parse(text);
        if (every.compareTo(Duration.ofMinutes(1)) < 0 || DAY.toMillis() % every.toMillis() != 0) {
            throw new IllegalArgumentException("must be at least a minute and divide a day");
        }
        return every;
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("must be a time zone such as America/New_York", e);
        }
    }

    /** Days of a section's key {@code days}; empty when it is not there. */
    static Set<DayOfWeek> days(Section s) {
        List<String> names = s.texts("days");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < names.size(); i++) {
            if (!addDays(names.get(i), days)) {
                s.problem(
                        "days[" + i + "]",
                        "must be a day such as Mon or a range such as Mon-Fri, was '" + names.get(i) + "'");
            }
        }
        return days;
    }

    private static Desk.@Nullable Hours hours(Section s) {
        Set<DayOfWeek> days = days(s);
        Optional<LocalTime> open = time(s, "open");
        Optional<LocalTime> close = time(s, "close");
        s.end();
        if (days.isEmpty() && open.isEmpty() && close.isEmpty()) {
            return null;
        }
        if (open.isEmpty() || close.isEmpty() || !open.get().isBefore(close.get())) {
            s.problem("must have an open time before its close time");
            return null;
        }
        return new Desk.Hours(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, open.get(), close.get());
    }

    static boolean addDays(String text, Set<DayOfWeek> days) {
        String[] ends = text.split("-", -1);
        DayOfWeek first = day(ends[0]);
        DayOfWeek last = day(ends[ends.length - 1]);
        if (first == null || last == null || ends.length > 2) {
            return false;
        }
        DayOfWeek at = first;
        days.add(at);
        while (at != last) {
            at = at.plus(1);
            days.add(at);
        }
        return true;
    }

    private static @Nullable DayOfWeek day(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (wanted.length() >= 3 && day.name().startsWith(wanted)) {
                return day;
            }
        }
        return null;
    }

    public static Optional<LocalTime> time(Section s, String key) {
        return s.parsed(key, Optional.empty(), text -> {
            try {
                return Optional.of(LocalTime.parse(text));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("must be a time of day such as \"09:30\"", e);
            }
        });
    }
}
