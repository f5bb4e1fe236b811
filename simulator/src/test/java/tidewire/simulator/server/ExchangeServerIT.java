package tidewire.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.simulator.sample.SampleSource;

class ExchangeServerIT {
    private static final Instant OPENING = Instant.parse("2013-10-07T13:30:00Z");

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private ExchangeServer exchange;

    @BeforeEach
    void start() {
        exchange = new ExchangeServer(SampleSource.bundled(), OPENING);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    private WebSocket connect(String subscription) {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(exchange.url(), new Reader())
                .join();
        socket.sendText(subscription, true).join();
        return socket;
    }

    private static String subscribe(String... symbols) {
        return "{\"type\":\"subscribe\",\"product_ids\":[\"" + String.join("\",\"", symbols)
                + "\"],\"channels\":[\"matches\",\"heartbeat\"]}";
    }

    private JsonNode next() throws InterruptedException, IOException {
        String message = messages.poll(30, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return new JsonMapper().readTree(message);
    }

    /** All messages up to the heartbeat of that time, the repeated heartbeats before it left out. */
    private List<JsonNode> until(Instant time) throws InterruptedException, IOException {
        List<JsonNode> matches = new ArrayList<>();
        for (JsonNode message = next(); ; message = next()) {
            boolean heartbeat = message.path("type").asText().equals("heartbeat");
            if (heartbeat && Instant.parse(message.path("time").asText()).equals(time)) {
                return matches;
            }
            if (!heartbeat) {
                matches.add(message);
            }
        }
    }

    @Test
    void subscription_isAnsweredAndFollowedByHeartbeats() throws Exception {
        connect(subscribe("SPY", "IBM"));
        assertThat(next().toString())
                .isEqualTo(
                        "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\",\"product_ids\":[\"SPY\",\"IBM\"]},"
                                + "{\"name\":\"heartbeat\",\"product_ids\":[\"SPY\",\"IBM\"]}]}");
        JsonNode heartbeat = next();
        assertThat(heartbeat.path("product_id").asText()).isEqualTo("SPY");
        assertThat(heartbeat.path("time").asText()).isEqualTo("2013-10-07T13:30:00Z");
        assertThat(heartbeat.path("last_trade_id").asLong()).isZero();
    }

    @Test
    void step_sendsItsTradesInOrderAndThenTheTimeReached() throws Exception {
        connect(subscribe("SPY", "IBM"));
        until(OPENING);
        Instant minuteLater = OPENING.plusSeconds(60);
        exchange.advanceTo(minuteLater);
        List<JsonNode> trades = until(minuteLater);
        // AIG and BAC are not subscribed to.
        assertThat(trades)
                .allMatch(trade ->
                        List.of("SPY", "IBM").contains(trade.path("product_id").asText()));
        assertThat(trades).hasSizeGreaterThan(1_000);
        assertThat(trades)
                .extracting(trade -> trade.path("time").asText())
                .isSorted()
                .allMatch(time -> !Instant.parse(time).isAfter(minuteLater));
        JsonNode first = trades.stream()
                .filter(trade -> trade.path("product_id").asText().equals("SPY"))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("time").asText()).isEqualTo("2013-10-07T13:30:00.007Z");
        assertThat(first.path("price").asText()).isEqualTo("167.41");
        assertThat(first.path("size").asText()).isEqualTo("500");
        assertThat(first.path("synthetic").toString()).contains("\"sequence\"", "\"side\"");
        assertThat(trades.stream()
                        .filter(trade -> trade.path("product_id").asText().equals("SPY"))
                        .map(trade -> trade.path("trade_id").asLong()))
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(
                                1,
                                trades.stream()
                                        .filter(trade -> trade.path("product_id")
                                                .asText()
                                                .equals("SPY"))
                                        .count())
                        .boxed()
                        .toList());
    }

    @Test
    void droppedReader_canComeBack_andLearnsTheLastTrade() throws Exception {
        connect(subscribe("SPY"));
        until(OPENING);
        exchange.advanceTo(OPENING.plusSeconds(60));
        List<JsonNode> before = until(OPENING.plusSeconds(60));
        exchange.dropConnections();
        messages.clear();
        connect(subscribe("SPY"));
        next();
        JsonNode last = next();
        assertThat(last.path("type").asText()).isEqualTo("last_match");
        assertThat(last.path("trade_id").asLong())
                .isEqualTo(before.get(before.size() - 1).path("trade_id").asLong());
    }

    @Test
    void unknownProduct_isRefused() throws Exception {
        connect(subscribe("SPY", "DOGE"));
        JsonNode error = next();
        assertThat(error.path("type").asText()).isEqualTo("error");
        assertThat(error.path("reason").asText()).isEqualTo("DOGE is not a valid product");
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
