package tidewire.ingest.trades.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.Trade.Side;

/** Pages of REST services with rows that are none among good ones. */
class VenuePagesTest {
    private final List<Long> told = new ArrayList<>();
    private final VenueListener listener = new VenueListener() {
        @Override
        public void trade(
                String product,
                long id,
                Instant time,
                BigDecimal price,
                BigDecimal size,
                @Nullable Side taker,
                boolean past) {
            if (id < 0) {
                throw new IllegalArgumentException("no id");
            }
            told.add(id);
        }

        @Override
        public void alive(String product, long lastId, Instant time) {
            throw new AssertionError(product);
        }

        @Override
        public void refused(@Nullable String product, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void closing(String reason) {
            throw new AssertionError(reason);
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "coinbase;{'trade_id':ID,'side':'buy','size':'1','price':PRICE,'time':'2024-01-01T00:00:00Z'};[ROWS]",
                "kraken;[PRICE,'1',1704067200.1234,'b','l','',ID];{'error':[],'result':{'X':[ROWS],'last':'1'}}",
                "binance;{'id':ID,'price':PRICE,'qty':'1','time':1704067200000,'isBuyerMaker':true};[ROWS]",
                "binance-aggregate;{'a':ID,'p':PRICE,'q':'1','T':1704067200000,'m':true};[ROWS]"
            })
    void rowsThatAreNone_costNoOther(String type, String row, String page) {
        List<String> rows = List.of(
                row(row, "1", "'1.5'"),
                row(row, "2", "{'a':{'b':1}}"),
                row(row, "3", "[1,[2]]"),
                row(row, "1234567890123456789012345678901234567890", "'1.5'"),
                row(row, "{}", "'1.5'"),
                "null",
                "7",
                "'x'",
                "[[]]",
                "{'a':[]}",
                row(row, "4", "null"),
                row(row, "5", "'1.5'"));
        String body = page.replace("ROWS", String.join(",", rows)).replace('\'', '"');
        Venue venue = Venues.of(type, List.of("A"));

        assertThatThrownBy(() -> venue.readPage(body, "A", listener))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("(and 9 more trades of the message)");
        assertThat(told).containsExactly(1L, 5L);
    }

    private static String row(String form, String id, String price) {
        return form.replace("ID", id).replace("PRICE", price);
    }
}
