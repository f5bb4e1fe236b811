package tidewire.summarizer.market.bars;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.Bar;
import tidewire.events.InvalidEventException;
import tidewire.events.Trade;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;

class OpenBarTest {
    private static final Instant START = Instant.parse("2013-10-09T14:31:00Z");
    private static final BarKey KEY = new BarKey(START, "IBM");

    private final OpenBar bar = new OpenBar();

    @Test
    void trades_makeABar() {
        bar.add(trade(1, "1", "10.00", "1"));
        bar.add(trade(2, "2", "12.00", "2"));
        bar.add(trade(3, "3", "9.00", "1"));

        assertThat(bar.publish(KEY))
                .isEqualTo(new Bar(
                        "IBM",
                        START,
                        60,
                        0,
                        dec("10.00"),
                        dec("12.00"),
                        dec("9.00"),
                        dec("9.00"),
                        dec("4"),
                        dec("10.75"),
                        dec("10.00"),
                        3));
    }

    @Test
    void openAndClose_goByTimeAndId_notByArrival() {
        bar.add(trade(5, "12", "3", "1"));
        bar.add(trade(5, "9", "2", "1"));
        bar.add(trade(1, "1", "1", "1"));
        bar.add(trade(5, "100", "4", "1"));

        Bar made = bar.publish(KEY);
        assertThat(made.open()).isEqualTo("1");
        assertThat(made.close()).isEqualTo("4");
    }

    @Test
    void repeat_countsOnce_whereverItStands_butNotThatOfAnotherVenue() {
        for (int round = 0; round < 3; round++) {
            for (int id = 20; id > 0; id -= 2) {
                bar.add(trade(id, "" + id, "5", "1"));
            }
            bar.add(trade(3, "a-1", "5", "1"));
        }
        assertThat(bar.publish(KEY).trades()).isEqualTo(11);
        Trade elsewhere = new Trade("IBM", "trades:other", START, START, dec("5"), dec("1"), "20", null);
        assertThat(bar.add(elsewhere)).isTrue();
        assertThat(bar.add(elsewhere)).isFalse();
    }

    @Test
    void cancelledExtreme_leavesTheNextOne_andIsTakenBackOnce() {
        bar.add(trade(1, "1", "10", "1"));
        bar.add(trade(2, "2", "99", "7"));
        bar.add(trade(3, "3", "11", "1"));
        bar.publish(KEY);

        TradeCancelled cancel =
                new TradeCancelled("IBM", "trades:demo", START, START.plusSeconds(2), dec("99"), dec("7"), "2");
        assertThat(bar.cancel(cancel)).isTrue();
        assertThat(bar.cancel(cancel)).isFalse();
        assertThat(bar.add(trade(2, "2", "99", "7"))).isFalse();
        Bar revised = bar.publish(KEY);
        assertThat(revised.revision()).isEqualTo(1);
        assertThat(revised.high()).isEqualTo("11");
        assertThat(revised.volume()).isEqualTo("2");
        assertThat(revised.vwap()).isEqualTo("10.5");
    }

    @Test
    void correction_countsAsItStandsNow_once() {
        bar.add(trade(1, "1", "10", "1"));
        bar.add(trade(2, "2", "99", "7"));
        TradeCorrected right = corrected("2", "99", "7", "12", "2");
        assertThat(bar.takeBack(right)).isTrue();
        bar.putRight(right);
        assertThat(bar.takeBack(right)).isFalse();

        Bar made = bar.publish(KEY);
        assertThat(made.high()).isEqualTo("12");
        assertThat(made.close()).isEqualTo("12");
        assertThat(made.volume()).isEqualTo("3");
        assertThat(bar.takeBack(corrected("2", "12", "2", "13", "2"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5,10,2", "5,10,3", "5,11,1", "5,10,0.5", "7,10,1", "6,10,1"})
    void cancelThatDiffersFromWhatWasTold_changesNothing(int second, String price, String size) {
        bar.add(trade(5, "5", "10", "1"));
        bar.add(trade(6, "6", "10", "1"));

        assertThat(bar.cancel(cancelled(second, "5", price, size))).isFalse();
        TradeCorrected correction = new TradeCorrected(
                "IBM",
                "trades:demo",
                START,
                START,
                dec("10"),
                dec("1"),
                START.plusSeconds(second),
                dec(price),
                dec(size),
                "5");
        assertThat(bar.takeBack(correction)).isFalse();
        assertThat(bar.publish(KEY).volume()).isEqualTo("2");
        assertThat(bar.cancel(cancelled(5, "5", "10", "1"))).isTrue();
    }

    /** A print in the midst of many is counted and not kept: it is taken back as it was told, and not otherwise. */
    @ParameterizedTest
    @CsvSource({
        "20,11,1,false",
        "20,10.01,1,false",
        "20,10,0.999,false",
        "20,10,2,false",
        "21,10,1,false",
        "20,10.5,38.2,false",
        "20,10.5,41,false",
        "20,12,1,false",
        "20,9,1,false",
        "20,10.00,1.0,true"
    })
    void printInTheMidst_isTakenBackAsItWasTold_notOtherwise(int second, String price, String size, boolean taken) {
        for (int id = 1; id <= 40; id++) {
            bar.add(trade(id, "" + id, id % 2 == 0 ? "10" : "11", id == 20 ? "1" : "0.999"));
        }
        bar.publish(KEY);
        OpenBar read = readBack(bar);
        for (OpenBar each : List.of(bar, read)) {
            assertThat(each.cancel(cancelled(second, "20", price, size))).isEqualTo(taken);
            assertThat(each.isUnpublished()).isEqualTo(taken);
            assertThat(each.publish(KEY).volume()).isEqualTo(taken ? "38.961" : "39.961");
        }
    }

    /** Of a bar with more prints than have a fingerprint only the sums and the extremes can tell. */
    @ParameterizedTest
    @CsvSource({"10.5,41000", "12,1", "9,1", "10.5,38.2"})
    void cancelInABarOfTooManyPrints_isTakenAsLongAsTheSumsAllowIt(String price, String size) {
        int prints = Fingerprints.KEPT + 100;
        for (int id = 1; id <= prints; id++) {
            bar.add(trade(id % 60, "" + id, id % 2 == 0 ? "10" : "11", "1"));
        }
        assertThat(bar.cancel(cancelled(5, "" + (prints - 50), price, size))).isEqualTo(size.equals("38.2"));
        assertThat(readBack(bar).cancel(cancelled(20, "20", "11", "1"))).isTrue();
        assertThat(bar.cancel(cancelled(20, "20", "10", "1"))).isTrue();
    }

    @Test
    void correctedPrint_isTakenBackAsItStandsNow_notAsItWas() {
        bar.add(trade(2, "2", "99", "7"));
        bar.add(trade(3, "3", "10", "1"));
        TradeCorrected right = corrected("2", "99", "7", "12", "2");
        bar.takeBack(right);
        bar.putRight(right);

        OpenBar read = readBack(bar);
        for (OpenBar each : List.of(bar, read)) {
            assertThat(each.cancel(cancelled(2, "2", "99", "7"))).isFalse();
            assertThat(each.cancel(cancelled(2, "2", "12", "2"))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890.123456789012,1",
        "0.000000000000000001,3",
        "999999999999.99,7",
        "43000.10,0.00000001",
        "8612345678901234567.89,2"
    })
    void average_ofOnePriceIsThatPrice_howeverManyDigitsItHas(String price, String size) {
        bar.add(trade(1, "1", price, size));
        bar.add(trade(2, "2", price, size));

        assertThat(bar.publish(KEY).vwap()).isEqualByComparingTo(price);
    }

    @Test
    void sameIdOfAnotherVenue_isNoContradiction() {
        Trade elsewhere = new Trade("IBM", "trades:other", START, START, dec("5"), dec("7"), "1", null);
        bar.add(elsewhere);
        bar.add(trade(1, "1", "10", "1"));
        bar.add(new Trade("IBM", "trades:demo", START, START, dec("5"), dec("7"), null, null));

        assertThat(bar.cancel(cancelled(1, "1", "10", "1"))).isTrue();
        assertThat(bar.publish(KEY).volume()).isEqualTo("14");
    }

    /** As soon as all that were kept of a side are taken back, the highest that is left is not known. */
    @Test
    void cancel_isTakenAlthoughMoreExtremePricesWereTakenBackThanAreKept() {
        for (int id = 1; id <= 30; id++) {
            bar.add(trade(id, "" + id, "" + (100 + id), "1"));
        }
        for (int id = 30; id > 22; id--) {
            assertThat(bar.cancel(cancelled(id, "" + id, "" + (100 + id), "1"))).isTrue();
        }
        bar.add(trade(40, "40", "50", "1"));

        assertThat(bar.cancel(cancelled(15, "15", "115", "1"))).isTrue();
    }

    @Test
    void barWhoseTradesAreAllTakenBack_saysSo() {
        bar.add(trade(1, "1", "10", "1"));
        bar.publish(KEY);
        bar.cancel(new TradeCancelled("IBM", "trades:demo", START, START.plusSeconds(1), dec("10"), dec("1"), "1"));

        Bar revised = bar.publish(KEY);
        assertThat(revised.trades()).isZero();
        assertThat(revised.volume()).isZero();
        assertThat(revised.revision()).isEqualTo(1);
    }

    @Test
    void median_isNotMovedByTwoBadPrints_whateverTheirSize() {
        for (int id = 1; id <= 8; id++) {
            bar.add(trade(id, "" + id, "180", "1"));
        }
        bar.add(trade(9, "9", "126", "1000000"));
        bar.add(trade(10, "10", "126", "1000000"));

        assertThat(bar.publish(KEY).median()).isEqualTo("180");
    }

    @Test
    void smallPrices_keepTheirDigits() {
        bar.add(trade(1, "1", "0.000008612", "3"));
        bar.add(trade(2, "2", "0.000008614", "4"));

        assertThat(bar.publish(KEY).vwap()).isEqualTo("0.00000861314285714");
    }

    /** Whatever a trade may be, a bar of many can be told. */
    @Test
    void largestAndSmallestFiguresOfTrades_addUpToABar() {
        BigInteger digits = BigInteger.TEN.pow(24).subtract(BigInteger.ONE);
        int taken = 0;
        for (int scale = -60; scale <= 60; scale++) {
            for (int id = 0; id < 20; id++) {
                String figure = new BigDecimal(digits, scale).toString();
                try {
                    bar.add(trade(1, scale + "-" + id, figure, figure));
                    taken++;
                } catch (InvalidEventException e) {
                    // no trade
                }
            }
        }
        assertThat(taken).isGreaterThan(400);
        assertThat(bar.publish(KEY).trades()).isEqualTo(taken);
    }

    @Test
    void start_isTheMinute() {
        assertThat(BarKey.of("IBM", Instant.parse("2013-10-09T14:31:59.999Z"))).isEqualTo(KEY);
        assertThat(BarKey.of("IBM", Instant.parse("2013-10-09T14:32:00Z")).start())
                .isEqualTo(KEY.end());
    }

    @Test
    void stored_isReadBackExactly() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            bar.add(trade(random.nextInt(60), "" + random.nextInt(1_000), decimal(random), decimal(random)));
        }
        bar.add(trade(70, "5000", "7", "8"));
        bar.takeBack(new TradeCorrected(
                "IBM",
                "trades:demo",
                START,
                START,
                dec("8"),
                dec("8"),
                START.plusSeconds(70),
                dec("7"),
                dec("8"),
                "5000"));
        bar.publish(KEY);
        bar.add(trade(71, "5001", "7", "8"));
        OpenBar read = readBack(bar);

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("told.ids", "told.lastIds", "told.lastSource", "told.fingerprints.marks")
                .isEqualTo(bar);
        for (int id = 0; id < 1_000; id++) {
            assertThat(read.knows("trades:demo", "" + id)).isEqualTo(bar.knows("trades:demo", "" + id));
        }
        Serde<BarKey> keys = OpenBarSerdes.keys();
        assertThat(keys.deserializer().deserialize("t", keys.serializer().serialize("t", KEY)))
                .isEqualTo(KEY);
    }

    private static OpenBar readBack(OpenBar bar) {
        Serde<OpenBar> serde = OpenBarSerdes.bars();
        return serde.deserializer().deserialize("t", serde.serializer().serialize("t", bar));
    }

    private static Trade trade(int second, String id, String price, String size) {
        return new Trade("IBM", "trades:demo", START, START.plusSeconds(second), dec(price), dec(size), id, null);
    }

    private static TradeCancelled cancelled(int second, String id, String price, String size) {
        return new TradeCancelled("IBM", "trades:demo", START, START.plusSeconds(second), dec(price), dec(size), id);
    }

    private static TradeCorrected corrected(String id, String wasPrice, String wasSize, String price, String size) {
        Instant time = START.plusSeconds(2);
        return new TradeCorrected(
                "IBM", "trades:demo", START, time, dec(price), dec(size), time, dec(wasPrice), dec(wasSize), id);
    }

    private static String decimal(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), random.nextInt(12))
                .toPlainString();
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
