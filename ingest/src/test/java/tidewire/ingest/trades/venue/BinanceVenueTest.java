package tidewire.ingest.trades.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Trade.Side;

class BinanceVenueTest {
    @Test
    void connection_isMadeAnewBeforeTheVenueCutsIt_afterADay() {
        assertThat(Venues.of("binance", List.of()).longestConnection())
                .isBetween(Duration.ofHours(23), Duration.ofHours(24).minusMinutes(10));
    }

    @Test
    void publicHost_isTheOneForDataAlone_whichAsksForNoKey() {
        Venue venue = Venues.of("binance", List.of());
        assertThat(venue.publicAddress()).hasHost("data-stream.binance.vision");
        assertThat(venue.publicRest())
                .hasValueSatisfying(rest -> assertThat(rest).hasHost("data-api.binance.vision"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT", "btcusdt"})
    void product_isCalledAsInTheConfiguration(String configured) throws IOException {
        List<String> told = new ArrayList<>();
        Venues.of("binance", List.of(configured))
                .read(
                        "{\"e\":\"trade\",\"E\":1700000000001,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"1.5\",\"q\":\"2\","
                                + "\"T\":1700000000000,\"m\":true}",
                        new VenueListener() {
                            @Override
                            public void trade(
                                    String product,
                                    long id,
                                    Instant time,
                                    BigDecimal price,
                                    BigDecimal size,
                                    @Nullable Side taker,
                                    boolean past) {
                                told.add(product + " " + taker);
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
                        });
        assertThat(told).containsExactly(configured + " SELL");
        assertThat(Venues.of("binance", List.of(configured))
                        .page(URI.create("https://x"), configured, 5, 9, Instant.EPOCH))
                .hasToString("https://x/api/v3/historicalTrades?limit=1000&symbol=BTCUSDT&fromId=5");
    }
}
