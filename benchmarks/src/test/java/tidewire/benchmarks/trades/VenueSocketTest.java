package tidewire.benchmarks.trades;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VenueSocketTest {
    private static final int TRADES = 2_000;

    @Test
    void messages_areMatches_eachOnceWithTheIdsInOrder() throws Exception {
        List<String> texts = new CopyOnWriteArrayList<>();
        CountDownLatch left = new CountDownLatch(TRADES);
        try (VenueSocket venue = new VenueSocket(List.of("A", "B"), TRADES)) {
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(venue.url(), new WebSocket.Listener() {
                        private final StringBuilder text = new StringBuilder();

                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                            text.append(data);
                            if (last) {
                                texts.add(text.toString());
                                text.setLength(0);
                                left.countDown();
                            }
                            from.request(1);
                            return null;
                        }
                    })
                    .join();
            socket.sendText("subscribe", true);
            assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
            socket.abort();
        }
        long a = 0;
        long b = 0;
        for (String text : texts) {
            JsonNode message = new ObjectMapper().readTree(text);
            assertThat(message.path("type").asText()).isEqualTo("match");
            assertThat(new BigDecimal(message.path("price").asText())).isPositive();
            boolean first = message.path("product_id").asText().equals("A");
            assertThat(message.path("trade_id").asLong()).isEqualTo(first ? ++a : ++b);
        }
        assertThat(a + b).isEqualTo(TRADES);
    }
}
