package tidewire.ingest.trades.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Trade.Side;

class KrakenVenueTest {
    @ParameterizedTest
    @CsvSource({"BTC/USD, XBTUSD", "ETH/BTC, ETHXBT", "DOGE/EUR, XDGEUR", "WBTC/USD, WBTCUSD", "TBTC/BTC, TBTCXBT"})
    void rest_hasNamesOfItsOwn_forWholeAssets(String product, String pair) {
        URI page = Venues.of("kraken", List.of())
                .page(URI.create("https://x"), product, 1, 2, Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(page.getQuery()).contains("pair=" + pair + "&", "since=1767571199999999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'channel':'trade','type':'TYPE','data':[ROW]}",
                "{'data':[ROW],'channel':'trade','type':'TYPE'}",
                "{'channel':'trade','data':[ROW],'type':'TYPE'}",
                "{'type':'TYPE','data':[ROW],'channel':'trade'}",
            })
    void fieldsOfAMessage_mayComeInAnyOrder(String form) throws IOException {
        String row =
                "{'symbol':'BTC/USD','side':'buy','price':1,'qty':2,'trade_id':7,'timestamp':'2026-01-05T00:00:00Z'}";
        for (String type : List.of("update", "snapshot")) {
            Told told = new Told();
            Venues.of("kraken", List.of())
                    .read(form.replace("ROW", row).replace("TYPE", type).replace('\'', '"'), told);
            assertThat(told.trades).containsExactly("BTC/USD 7 " + type.equals("snapshot"));
        }
    }

    @Test
    void refusalThatNamesItsProductInWordsAlone_isOfThatProduct() throws IOException {
        Told told = new Told();
        Venues.of("kraken", List.of("BTC/USD", "NOPE/USD"))
                .read(
                        "{\"error\":\"Currency pair not supported NOPE/USD\",\"method\":\"subscribe\",\"success\":false}",
                        told);
        assertThat(told.trades).containsExactly("refused NOPE/USD");
    }

    private static final class Told implements VenueListener {
        final List<String> trades = new ArrayList<>();

        @Override
        public void trade(
                String product,
                long id,
                Instant time,
                BigDecimal price,
                BigDecimal size,
                @Nullable Side taker,
                boolean past) {
            trades.add(product + " " + id + " " + past);
        }

        @Override
        public void alive(String product, long lastId, Instant time) {
            throw new AssertionError(product);
        }

        @Override
        public void refused(@Nullable String product, String reason) {
            trades.add("refused " + product);
        }

        @Override
        public void closing(String reason) {
            throw new AssertionError(reason);
        }
    }
}
