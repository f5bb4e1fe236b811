package tidewire.ingest.trades.venue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTest {
    @ParameterizedTest
    @CsvSource({
        "Failed to subscribe: BTC-USD is not a valid product, BTC-USD, true",
        "Failed to subscribe: BTC-USDT is not a valid product, BTC-USD, false",
        "Failed to subscribe: WBTC-USD is not a valid product, BTC-USD, false",
        "Failed to subscribe: BTC-USD-PERP is delisted, BTC-USD, false",
        "BTC-USDT and BTC-USD are not valid products, BTC-USD, true",
        "Invalid request: unknown stream btcusdt@trade, BTCUSDT, true",
        "Invalid request: unknown stream btcusdtx@trade, BTCUSDT, false",
        "Rate limit exceeded, BTC-USD, false"
    })
    void product_isNamedAsAWhole_whateverTheCase(String words, String product, boolean named) {
        assertThat(Named.names(words, product)).isEqualTo(named);
    }
}
