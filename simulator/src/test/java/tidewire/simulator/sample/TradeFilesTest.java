package tidewire.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import tidewire.simulator.sample.TradeFiles.TradeFile;

class TradeFilesTest {
    private static final Instant DAY = Instant.parse("2013-10-07T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2013-10-08T00:00:00Z");

    private final List<String> opened = new ArrayList<>();

    private TradeFile file(String symbol, Instant from, String... rows) {
        return new TradeFile(symbol + ".csv.xz", symbol, from, Duration.ZERO, () -> {
            opened.add(symbol + from.toString().charAt(9));
            return new ByteArrayInputStream(xz("time,price,size\n" + String.join("\n", rows) + "\n"));
        });
    }

    private static byte[] xz(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void trades_areMergedByTime_equalTimesByFile_andDaysOpenedWhenTheyBegin() {
        try (TradeFiles trades = new TradeFiles(List.of(
                file("A", DAY, "2013-10-07T13:30:00.007Z,1,10", "2013-10-07T13:30:00.100Z,2,10"),
                file("B", DAY, "2013-10-07T13:30:00.007Z,3,10", "2013-10-07T13:30:00.050Z,4,10"),
                file("A", NEXT_DAY, "2013-10-08T13:30:00.000Z,5,10")))) {
            List<SampleTrade> taken = new ArrayList<>();
            assertThat(trades.next(DAY)).contains(Instant.parse("2013-10-07T13:30:00.007Z"));
            trades.take(Instant.parse("2013-10-07T13:30:00.100Z"), 3, taken);
            assertThat(taken).extracting(SampleTrade::price).containsExactly("1", "3", "4");
            trades.take(Instant.parse("2013-10-07T13:30:00.100Z"), 3, taken);
            assertThat(taken).extracting(SampleTrade::price).containsExactly("1", "3", "4", "2");
            assertThat(opened).containsExactly("A7", "B7");
            assertThat(trades.next(DAY)).isEmpty();
            trades.take(NEXT_DAY.plusSeconds(86_400), 10, taken);
            assertThat(taken)
                    .last()
                    .isEqualTo(new SampleTrade("A", 1_381_239_000_000L, "2013-10-08T13:30:00.000Z", "5", "10"));
        }
    }

    @Test
    void fileThatIsPlayedLater_isOpenedLater_andItsTradesSayTheLaterTime() {
        TradeFile file = file("A", DAY, "2013-10-07T13:30:00.007Z,1,10", "2013-10-07T13:30:01Z,2,10");
        try (TradeFiles trades = new TradeFiles(List.of(file.later(Duration.ofDays(7))))) {
            List<SampleTrade> taken = new ArrayList<>();
            trades.take(NEXT_DAY, 10, taken);
            assertThat(opened).isEmpty();
            trades.take(NEXT_DAY.plus(Duration.ofDays(7)), 10, taken);
            assertThat(taken)
                    .containsExactly(
                            new SampleTrade("A", 1_381_757_400_007L, "2013-10-14T13:30:00.007Z", "1", "10"),
                            new SampleTrade("A", 1_381_757_401_000L, "2013-10-14T13:30:01Z", "2", "10"));
        }
    }

    @Test
    void rowThatCannotBeUsed_isNamed() {
        try (TradeFiles trades =
                new TradeFiles(List.of(file("A", DAY, "2013-10-07T13:30:00.007Z,1,10", "later,2,1")))) {
            assertThatThrownBy(() -> trades.take(NEXT_DAY, 10, new ArrayList<>()))
                    .isInstanceOf(SampleException.class)
                    .hasMessageStartingWith("A.csv.xz line 3: ");
        }
    }
}
