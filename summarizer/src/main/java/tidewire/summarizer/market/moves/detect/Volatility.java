package tidewire.summarizer.market.moves.detect;

import java.util.Arrays;
import tidewire.summarizer.market.days.SessionHours;
import tidewire.summarizer.market.moves.MoveRules;
import tidewire.summarizer.market.moves.bounce.Turns;

/**
 * How much a symbol usually moves and trades: per minute at each time of day, now, and in a day. What is not known yet is
 * filled from what is assumed, which fades as the symbol is seen.
 *
 * <p>All variances are of log returns.
 */
public final class Volatility {
    /** Length of a time of day that has a figure of its own. */
    static final int BIN_MINUTES = 30;

    /** A return counts up to this many standard deviations: one sensation must not hide the next for weeks. */
    private static final double CLIP = 4;
    /** Half a basis point a minute: a price that has not changed for an hour must not make every tick a sensation. */
    private static final double LEAST = 0.5e-4 * 0.5e-4;
    /** Minutes that what is assumed weighs, and that the whole day weighs against one time of day. */
    private static final double ASSUMED_MINUTES = 60;

    private static final double ASSUMED_OF_BIN = 15;
    private static final double ASSUMED_NIGHTS = 3;
    /** Days after which what was seen weighs half. */
    private static final double HALF_LIFE_DAYS = 20;
    /** Minutes after which the present weighs half. */
    private static final double LEVEL_HALF_LIFE = 60;

    private static final double LOUDEST = 9;
    /** Of a share's variance that falls between close and open. */
    private static final double NIGHT = 0.25;

    // Variance of parts of a trading day relative to its mean: the open is loud, noon is quiet.
    private static final double[] SHARE_SHAPE = {3.0, 1.6, 1.2, 1.0, 0.8, 0.7, 0.6, 0.6, 0.6, 0.7, 0.7, 0.8, 0.9};

    private static final double MEAN_SHAPE = Arrays.stream(SHARE_SHAPE).sum() / SHARE_SHAPE.length;

    private final SessionHours hours;
    private final double assumedMinute;
    private final double assumedNight;
    /** Sums over minutes of each time of day: squared returns, volumes, minutes; faded. */
    final double[] squares;

    final double[] volumes;
    final double[] minutes;
    /** Variance of now as a multiple of what is usual at this time of day. */
    double level = 1;

    double nightSquares;
    double nights;
    final Turns turns = new Turns();

    public Volatility(MoveRules rules) {
        hours = rules.hours();
        double day = rules.usualDay() / 100 * (rules.usualDay() / 100);
        double night = hours.isContinuous() ? 0 : NIGHT;
        assumedMinute = day * (1 - night) / hours.minutes();
        assumedNight = day * night;
        int bins = (hours.minutes() + BIN_MINUTES - 1) / BIN_MINUTES;
        squares = new double[bins];
        volumes = new double[bins];
        minutes = new double[bins];
    }

    public int bins() {
        return squares.length;
    }

    /** Index of a time of day; minutes beyond the session are those of its end. */
    int bin(int minuteOfSession) {
        return Math.min(minuteOfSession / BIN_MINUTES, squares.length - 1);
    }

    private double shape(int bin) {
        return hours.isContinuous() ? 1 : SHARE_SHAPE[bin * SHARE_SHAPE.length / squares.length] / MEAN_SHAPE;
    }

    /**
     * Takes a return over so many minutes that ended in this time of day, and the volume of its last minute.
     *
     * @param tick return of the least step that the price can take: no sensation, however quiet it is otherwise
     */
    void learn(int bin, double change, double overMinutes, double volume, double tick) {
        double usual = Math.max(ofMinute(bin), LEAST);
        double most = Math.max(CLIP * CLIP * usual * Math.max(1, level), tick * tick);
        double square = Math.min(change * change / overMinutes, most);
        if (change != 0 && turns.next(change)) {
            square *= turns.length() * turns.length();
        }
        double fade = StrictMath.pow(0.5, 1 / (HALF_LIFE_DAYS * BIN_MINUTES));
        squares[bin] = squares[bin] * fade + square;
        volumes[bin] = volumes[bin] * fade + volume;
        minutes[bin] = minutes[bin] * fade + 1;
        double weight = 1 - StrictMath.pow(0.5, overMinutes / LEVEL_HALF_LIFE);
        level += weight * (square / usual - level);
    }

    /** Takes the change between two sessions. */
    void learnNight(double change) {
        double square = Math.min(change * change, CLIP * CLIP * ofNight());
        nightSquares += square;
        nights++;
    }

    /** Usual variance of a minute at this time of day. */
    public double ofMinute(int bin) {
        return ofMinute(bin, ofWholeDay());
    }

    private double ofMinute(int bin, double ofWholeDay) {
        return (squares[bin] + ASSUMED_OF_BIN * ofWholeDay * shape(bin)) / (minutes[bin] + ASSUMED_OF_BIN);
    }

    /** Variance of a minute of average loudness. */
    private double ofWholeDay() {
        double whole = assumedMinute * ASSUMED_MINUTES;
        double seen = ASSUMED_MINUTES;
        for (int i = 0; i < squares.length; i++) {
            whole += squares[i];
            seen += minutes[i] * shape(i);
        }
        return whole / seen;
    }

    /** Variance of a minute as things are now: never less than usual. */
    double now(int bin) {
        return Math.max(ofMinute(bin), LEAST) * Math.max(1, Math.min(level, LOUDEST));
    }

    private double ofNight() {
        return (nightSquares + ASSUMED_NIGHTS * assumedNight) / (nights + ASSUMED_NIGHTS);
    }

    /** Standard deviation of the change of a whole day, in percent. */
    double usualDay() {
        double variance = hours.isContinuous() ? 0 : ofNight();
        double ofWholeDay = ofWholeDay();
        for (int bin = 0; bin < squares.length; bin++) {
            int length = Math.min(BIN_MINUTES, hours.minutes() - bin * BIN_MINUTES);
            variance += Math.max(ofMinute(bin, ofWholeDay), LEAST) * length;
        }
        return 100 * StrictMath.sqrt(variance);
    }

    /** Usual volume of a minute at this time of day; 0 while nothing has been seen. */
    public double volume(int bin) {
        double whole = 0;
        double seen = 0;
        for (int i = 0; i < volumes.length; i++) {
            whole += volumes[i];
            seen += minutes[i];
        }
        return seen == 0 ? 0 : (volumes[bin] + ASSUMED_OF_BIN * whole / seen) / (minutes[bin] + ASSUMED_OF_BIN);
    }

    /** Minutes seen so far, faded. */
    double seen() {
        double seen = 0;
        for (double part : minutes) {
            seen += part;
        }
        return seen;
    }
}
