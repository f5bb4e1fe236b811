package tidewire.summarizer.market.moves;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.days.SessionHours;
import tidewire.summarizer.market.moves.detect.MoveDetector;
import tidewire.summarizer.market.moves.detect.SymbolState;

/** Minute bars of a price that walks at random but for what a test does to it. */
final class MarketSimulation {
    static final SessionHours NEW_YORK = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 30),
            LocalTime.of(16, 0),
            ZoneId.of("America/New_York"));

    private final MoveRules rules;
    private final double perMinute;
    private final double perNight;
    private final Random random;
    private final List<Bar> bars = new ArrayList<>();
    private double price;
    private long trades = 50;
    private int decimals = -1;

    /** @param usualDay standard deviation of a day's change in percent, the night's included */
    MarketSimulation(MoveRules rules, double price, double usualDay, long seed) {
        boolean nights = !rules.hours().isContinuous();
        this.rules = rules;
        this.price = price;
        this.perMinute =
                usualDay / 100 * Math.sqrt((nights ? 0.75 : 1) / rules.hours().minutes());
        this.perNight = nights ? usualDay / 100 * 0.5 : 0;
        this.random = new Random(seed);
    }

    /** So many trades a bar. */
    MarketSimulation thin(long count) {
        trades = count;
        return this;
    }

    /** Traded at prices of so many decimals, now at the one below what it is worth, now at the one above. */
    MarketSimulation ticks(int ofDecimals) {
        decimals = ofDecimals;
        return this;
    }

    /** Walks from a time to another, while the market is open; each session begins a night away from the last. */
    MarketSimulation walk(String from, String to) {
        return walk(Instant.parse(from), Instant.parse(to), 0);
    }

    /** As {@link #walk}, and besides by so many percent in all. */
    MarketSimulation drift(String from, String to, double percent) {
        long minutes = 0;
        for (Instant time = Instant.parse(from); time.isBefore(Instant.parse(to)); time = time.plusSeconds(60)) {
            minutes += rules.hours().dayOf(time) == null ? 0 : 1;
        }
        return walk(Instant.parse(from), Instant.parse(to), Math.log(1 + percent / 100) / minutes);
    }

    private MarketSimulation walk(Instant from, Instant to, double drift) {
        boolean closed = false;
        for (Instant time = from; time.isBefore(to); time = time.plusSeconds(60)) {
            if (rules.hours().dayOf(time) == null) {
                closed = true;
                continue;
            }
            double open = price;
            if (closed) {
                price *= Math.exp(perNight * random.nextGaussian());
                open = price;
                closed = false;
            }
            price *= Math.exp(drift + perMinute * random.nextGaussian());
            add(time, open, price);
        }
        return this;
    }

    /** Changes the price at once. */
    MarketSimulation jump(double percent) {
        price *= 1 + percent / 100;
        return this;
    }

    /** In so many of a thousand bars the last print is far off; in a bar of one trade it is the only one. */
    MarketSimulation badPrints(int ofAThousand, double percent) {
        Random which = new Random(7);
        for (int i = 0; i < bars.size(); i++) {
            if (which.nextInt(1_000) < ofAThousand) {
                Bar bar = bars.get(i);
                BigDecimal bad = decimal(bar.close().doubleValue() * (1 + percent / 100));
                bars.set(
                        i,
                        new Bar(
                                bar.symbol(),
                                bar.start(),
                                60,
                                0,
                                bar.trades() == 1 ? bad : bar.open(),
                                bar.high().max(bad),
                                bar.low().min(bad),
                                bad,
                                bar.volume(),
                                bar.vwap(),
                                bar.trades() == 1 ? bad : bar.median(),
                                bar.trades()));
                i += 3;
            }
        }
        return this;
    }

    private void add(Instant time, double open, double close) {
        BigDecimal from = decimal(open);
        BigDecimal to = decimal(close);
        bars.add(new Bar(
                "SIM",
                time,
                60,
                0,
                from,
                from.max(to),
                from.min(to),
                to,
                BigDecimal.valueOf(1_000 + random.nextInt(1_000)),
                to,
                to,
                trades));
    }

    private BigDecimal decimal(double value) {
        return decimals < 0
                ? new BigDecimal(value, new MathContext(9))
                : new BigDecimal(value)
                        .setScale(decimals, random.nextBoolean() ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    /** Last price so far. */
    double price() {
        return price;
    }

    List<Move> moves() {
        MoveDetector detector = new MoveDetector(rules);
        SymbolState state = new SymbolState(rules);
        List<Move> moves = new ArrayList<>();
        bars.forEach(bar -> detector.next(state, bar, bar.end()).ifPresent(moves::add));
        return moves;
    }

    List<Move> alerts() {
        return moves().stream().filter(isAlert()).toList();
    }

    static Predicate<Move> isAlert() {
        return move -> move.severity().compareTo(Severity.WARNING) >= 0;
    }

    static Predicate<Move> since(String time) {
        return move -> move.to().isAfter(Instant.parse(time));
    }

    /** Days that {@link #walk} goes on for, when it begins at the same time of day. */
    static double days(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to)).toHours() / 24.0;
    }
}
