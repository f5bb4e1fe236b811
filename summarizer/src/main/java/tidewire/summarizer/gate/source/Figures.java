package tidewire.summarizer.gate.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.gate.word.Word;

/**
 * The figures of a text: digits and spelled numbers with sign, scale and unit; and its codes, words that have digits but are
 * no quantity ({@code CVE-2013-2099}, {@code 3.2.0.100}, {@code 14:31}, {@code F-16}), which must be copied as they stand.
 */
public record Figures(List<Figure> figures, Set<String> codes) {
    private static final Pattern NUMBER =
            Pattern.compile("([+\\-−–]?)([$€£¥]?)(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(.*)");
    private static final Pattern RANGE = Pattern.compile("[\\-–]([$€£¥]?\\d[\\d,.]*%?(?:[\\-–]\\p{L}+)*)");
    private static final Map<String, Integer> SCALES = Map.ofEntries(
            Map.entry("hundred", 2),
            Map.entry("k", 3),
            Map.entry("thousand", 3),
            Map.entry("m", 6),
            Map.entry("mn", 6),
            Map.entry("mln", 6),
            Map.entry("million", 6),
            Map.entry("b", 9),
            Map.entry("bn", 9),
            Map.entry("bln", 9),
            Map.entry("billion", 9),
            Map.entry("tn", 12),
            Map.entry("trln", 12),
            Map.entry("trillion", 12));
    private static final Map<String, Integer> VAGUE = Map.of(
            "tens", 1, "dozens", 1, "hundreds", 2, "thousands", 3, "millions", 6, "billions", 9, "trillions", 12);
    private static final Set<String> RANGE_WORDS = Set.of("to", "and", "or");

    public static Figures of(String text) {
        return new Reader(text.replaceAll("\\b(?:US|C|A|HK|NZ|S)\\$", "\\$")).read();
    }

    /** One pass over the words of a text. */
    private static final class Reader {
        private final String text;
        private final List<Word> words;
        private final List<Figure> figures = new ArrayList<>();
        private final Set<String> codes = new HashSet<>();
        private int at;

        Reader(String text) {
            this.text = text;
            words = Word.of(text);
        }

        Figures read() {
            while (at < words.size()) {
                int start = at;
                List<Figure> found = next();
                boolean joined = start > 0
                        && RANGE_WORDS.contains(words.get(start - 1).key())
                        && !figures.isEmpty()
                        && !found.isEmpty()
                        && start >= 2
                        && figures.get(figures.size() - 1)
                                .text()
                                .startsWith(words.get(start - 2).text());
                if (joined) {
                    Figure low = figures.remove(figures.size() - 1);
                    figures.add(
                            low.unit() == Unit.NONE ? inRange(low, found.get(0).unit()) : low);
                }
                figures.addAll(found);
            }
            return new Figures(List.copyOf(figures), Set.copyOf(codes));
        }

        private List<Figure> next() {
            Word word = words.get(at++);
            if (word.hasDigit()) {
                return written(word);
            }
            Integer vague = VAGUE.get(word.key());
            if (vague != null) {
                return List.of(vague(vague, word));
            }
            Spelled spelled = Spelled.of(word.key());
            return spelled == null
                    ? List.of()
                    : List.of(finish(spelled.value(), 0, spelled.unit(), spelled.rest(), word));
        }

        /** "Hundreds of millions of dollars": how much nobody says, but not less. */
        private Figure vague(int scale, Word word) {
            BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen(scale);
            Integer more = quantityBehindOf();
            while (more != null) {
                value = value.scaleByPowerOfTen(more);
                at += 2;
                more = quantityBehindOf();
            }
            Unit unit = Unit.NONE;
            if (behindOf() != null && Unit.of(String.valueOf(behindOf())) != null) {
                unit = unit(String.valueOf(behindOf()));
                at += 2;
            }
            int end = words.get(at - 1).end();
            return new Figure(value, 0, unit, unit, true, text.substring(word.start(), end));
        }

        private @Nullable Integer quantityBehindOf() {
            String word = behindOf();
            return word == null ? null : VAGUE.get(word);
        }

        private @Nullable String behindOf() {
            boolean of = at + 1 < words.size() && words.get(at).key().equals("of");
            return of ? words.get(at + 1).key() : null;
        }

        private List<Figure> written(Word word) {
            Matcher number = NUMBER.matcher(Word.bare(word.text()));
            if (!number.matches()) {
                codes.add(word.key());
                return List.of();
            }
            int sign = number.group(1).isEmpty() ? 0 : number.group(1).equals("+") ? 1 : -1;
            Unit currency = number.group(2).isEmpty() ? Unit.NONE : unit(number.group(2));
            BigDecimal value = new BigDecimal(number.group(3).replace(",", ""));
            String tail = number.group(4).toLowerCase(Locale.ROOT);
            Integer scale = SCALES.get(tail);
            Matcher range = RANGE.matcher(tail);
            if (range.matches()) {
                // "2-3 percent": the second end is read with what follows it, and gives its unit to the first.
                Word second =
                        new Word(range.group(1), word.end() - range.group(1).length(), word.end(), false);
                List<Figure> high = written(second);
                if (!high.isEmpty()) {
                    Figure low = new Figure(value, sign, currency, currency, false, word.text());
                    Unit unit = high.get(0).unit();
                    return List.of(currency == Unit.NONE ? inRange(low, unit) : low, high.get(0));
                }
            } else if (tail.isEmpty() || tail.startsWith("-") || tail.startsWith("–")) {
                return List.of(finish(value, sign, currency, tail.isEmpty() ? "" : tail.substring(1), word));
            } else if (scale != null) {
                return List.of(finish(value.scaleByPowerOfTen(scale), sign, currency, "", word));
            } else if (Unit.of(tail) != null) {
                Unit unit = unit(tail);
                return List.of(new Figure(value, sign, unit, unit, false, word.text()));
            }
            codes.add(word.key());
            return List.of();
        }

        /** Reads on: scale and unit may follow in the same word ("10-year") or in the next ones ("10 million dollars"). */
        private Figure finish(BigDecimal number, int sign, Unit known, String rest, Word word) {
            BigDecimal value = number;
            Unit unit = known;
            if (!rest.isEmpty()) {
                for (String part : rest.split("[\\-–]")) {
                    Integer scale = SCALES.get(part);
                    if (scale != null) {
                        value = value.scaleByPowerOfTen(scale);
                    } else if (unit == Unit.NONE && Unit.of(part) != null) {
                        unit = unit(part);
                    }
                }
                return new Figure(value, sign, unit, unit, false, word.text());
            }
            int end = word.end();
            while (at < words.size() && adjacent(end)) {
                String next = words.get(at).key();
                Integer scale = next.length() > 1 ? SCALES.get(next) : null;
                if (scale == null) {
                    break;
                }
                value = value.scaleByPowerOfTen(scale);
                end = words.get(at++).end();
            }
            if (unit == Unit.NONE && at < words.size() && adjacent(end)) {
                String next = words.get(at).key();
                String pair =
                        at + 1 < words.size() ? next + " " + words.get(at + 1).key() : next;
                if (pair.equals("per cent")) {
                    unit = Unit.PERCENT;
                    at += 2;
                } else if (pair.equals("basis points") || pair.equals("basis point")) {
                    unit = Unit.BASIS_POINTS;
                    at += 2;
                } else if (pair.startsWith("percentage point")) {
                    unit = Unit.POINTS;
                    at += 2;
                } else if (Unit.of(next) != null && !next.equals("x") && !next.equals("h")) {
                    unit = unit(next);
                    at++;
                }
            }
            return new Figure(value, sign, unit, unit, false, word.text());
        }

        private boolean adjacent(int end) {
            String between = text.substring(end, words.get(at).start());
            return between.isBlank() || between.equals("-");
        }

        private static Figure inRange(Figure low, Unit unit) {
            return new Figure(low.value(), low.sign(), low.unit(), unit, low.vague(), low.text());
        }

        private static Unit unit(String word) {
            Unit unit = Unit.of(word);
            return unit == null ? Unit.NONE : unit;
        }
    }
}
