package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.MockProducer;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.events.ClockMarker;
import tidewire.events.Json;
import tidewire.events.SourceEvent;
import tidewire.events.SourceStatus;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.IngestState;
import tidewire.ingest.Topic;

/** What holds for every venue, over a loopback server that speaks its messages. Most of it is waiting, so that four wait at once. */
@Execution(ExecutionMode.CONCURRENT)
class VenueContractIT {
    private static final Instant T = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private MockProducer<String, byte[]> producer = Topic.producer(true);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestExchange exchange;
    private Ingest ingest;
    private VenueMessages venue;
    private List<String> products;

    static List<VenueMessages> venues() {
        return VenueMessages.all();
    }

    private void start(VenueMessages messages, List<String> products, BiConsumer<WebSocket, String> script)
            throws Exception {
        start(messages, products, IngestState.NONE, script);
    }

    private void start(
            VenueMessages messages, List<String> products, IngestState state, BiConsumer<WebSocket, String> script)
            throws Exception {
        venue = messages;
        exchange = new TestExchange(script);
        this.products = products;
        ingest = Topic.ingest(config(), producer, state, meters, (source, time) -> {});
        ingest.start();
    }

    private IngestConfig config() {
        ExchangeConfig config = new ExchangeConfig(
                "test",
                venue.type(),
                exchange.url(),
                exchange.rest(),
                products,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                true);
        return new IngestConfig("test", List.of(), List.of(config), List.of());
    }

    @AfterEach
    void stop() throws Exception {
        ingest.close();
        exchange.close();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void trade_isExact_withTheTakersSide(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "43000.10", "0.00000001", true));
            socket.send(messages.trade(product, 8, T.plusMillis(1), "0.000008612", "12345.5", false));
        });
        await("the trades", () -> trades().size() == 2);

        Trade trade = trades().get(0);
        assertThat(trade)
                .isEqualTo(new Trade(
                        product,
                        "trades:test",
                        trade.observed(),
                        T,
                        new BigDecimal("43000.10"),
                        new BigDecimal("0.00000001"),
                        "7",
                        Trade.Side.BUY));
        assertThat(trades().get(1).price()).isEqualTo("0.000008612");
        assertThat(trades().get(1).takerSide()).isEqualTo(Trade.Side.SELL);
        assertThat(exchange.subscriptions.get(0).toUpperCase(java.util.Locale.ROOT))
                .contains(messages.products());
        assertThat(ingest.problems().get("trades:test")).isEmpty();
        assertThat(words()).last().asString().startsWith("connected to 127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("venues")
    void repeatsAndDisorder_countOnce_whereverTheyStand(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        start(messages, messages.products(), (socket, text) -> {
            for (long id : new long[] {5, 7, 6, 5, 7, 8, 6, 9}) {
                socket.send(messages.trade(product, id, T, "1", "1", true));
            }
        });
        await("the last", () -> ids(product).contains("9"));

        assertThat(ids(product)).containsExactly("5", "7", "6", "8", "9");
        assertThat(meters.counter("tidewire.ingest.exchange.trades.repeated", "source", "trades:test")
                        .count())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void reconnect_repeatsNothing_andAsksForWhatWasMissed(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            socket.close();
        });
        serve(rows());
        await("the first two", () -> ids(product).size() == 2);
        exchange.script((socket, text) -> {
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            socket.send(messages.trade(product, 11, T.plusMillis(4), "1", "1", true));
        });
        await("what was missed", () -> ids(product).size() == 5);

        assertThat(ids(product)).containsExactlyInAnyOrder("7", "8", "11", "9", "10");
        assertFilled();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void pastOfTheFirstConnection_isOfBeforeOurTime_thatOfTheNextFillsWhatWasMissed(VenueMessages messages)
            throws Exception {
        String product = messages.products().get(0);
        List<VenueMessages.Row> rows = rows();
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.acknowledgement(messages.products()));
            messages.past(product, rows.subList(0, 3)).forEach(socket::send);
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            socket.close();
        });
        serve(rows);
        await("the first", () -> !ids(product).isEmpty());
        exchange.script((socket, text) -> {
            socket.send(messages.acknowledgement(messages.products()));
            messages.past(product, rows).forEach(socket::send);
            socket.send(messages.trade(product, 11, T.plusMillis(4), "1", "1", true));
        });
        await("what was missed", () -> ids(product).size() == 4);

        assertThat(ids(product)).containsExactlyInAnyOrder("8", "9", "10", "11");
        assertFilled();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void restart_goesOnWhereKafkaHasTheTrades_andAsksForWhatWasMissed_beforeAMarkerPassesIt(VenueMessages messages)
            throws Exception {
        String product = messages.products().get(0);
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
        });
        await(
                "both to be remembered",
                () -> Topic.state(producer)
                        .of("trades:test#last/" + product)
                        .filter(value -> new String(value, StandardCharsets.UTF_8).contains("\"id\":8"))
                        .isPresent());
        ingest.close();
        IngestState state = Topic.state(producer);
        producer = Topic.producer(true);

        exchange.script((socket, text) -> {
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            socket.send(messages.trade(product, 11, T.plusMillis(4), "1", "1", true));
        });
        // Long enough for a marker to pass what was missed, if it could.
        serve(rows());
        Function<URI, String> service = exchange.service();
        exchange.service(uri -> {
            LockSupport.parkNanos(1_500_000_000L);
            return service.apply(uri);
        });
        ingest = Topic.ingest(config(), producer, state, meters, (source, time) -> {});
        ingest.start();
        await("what was missed", () -> ids(product).size() == 3);

        assertThat(ids(product)).containsExactlyInAnyOrder("11", "9", "10");
        assertFilled();
        List<SourceEvent> ticks = Topic.events(producer, Topics.TICKS);
        int filled = indexOf(ticks, "9");
        Instant resumed = ticks.get(indexOf(ticks, "11")).eventTime();
        assertThat(ticks.subList(0, filled))
                .filteredOn(ClockMarker.class::isInstance)
                .extracting(SourceEvent::eventTime)
                .allMatch(marker -> !marker.isAfter(resumed));
    }

    @ParameterizedTest
    @MethodSource("venues")
    void idsThatBeginAgain_areNewTrades(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            socket.send(messages.trade(product, 7, T.plusMillis(2), "2", "1", true));
            socket.send(messages.trade(product, 8, T.plusMillis(3), "2", "1", true));
            socket.send(messages.trade(product, 7, T.plusMillis(2), "2", "1", true));
            socket.send(messages.trade(product, 9, T.plusMillis(4), "2", "1", true));
        });
        await("the last", () -> ids(product).contains("9"));

        assertThat(ids(product)).containsExactly("7", "8", "7", "8", "9");
    }

    @ParameterizedTest
    @MethodSource("venues")
    void outageOfManyPages_isFilled_pageByPage(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        List<VenueMessages.Row> rows = new ArrayList<>();
        for (int id = 5; id <= 20; id++) {
            rows.add(new VenueMessages.Row(id, T.minusSeconds(60).plusMillis(id), "1", "1", true));
        }
        resume(messages, product, rows, 8, 20);
        await("what was missed or given up", () -> ids(product).size() + missed() >= 14);

        assertThat(ids(product)).hasSize(14).doesNotHaveDuplicates();
        assertThat(missed()).isZero();
        assertThat(exchange.pages).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void badRowOfAPage_costsNoOther(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        List<VenueMessages.Row> rows = new ArrayList<>();
        for (int id = 8; id <= 12; id++) {
            rows.add(new VenueMessages.Row(id, T.minusSeconds(60).plusMillis(id), id == 10 ? "0" : "1", "1", true));
        }
        resume(messages, product, rows, 8, 12);
        await("what was missed", () -> ids(product).size() + missed() >= 6);

        assertThat(ids(product)).containsExactlyInAnyOrder("7", "8", "12", "9", "11");
        assertThat(missed()).isEqualTo(1);
        assertThat(Topic.deadLetters(producer)).isNotEmpty().allMatch("price must be greater than zero, was 0"::equals);
    }

    /** Two trades, an outage, and one trade after it. */
    private void resume(VenueMessages messages, String product, List<VenueMessages.Row> rows, int last, int resumed)
            throws Exception {
        start(messages, messages.products(), (socket, text) -> {
            for (int id = last - 1; id <= last; id++) {
                socket.send(messages.trade(product, id, T.minusSeconds(60).plusMillis(id), "1", "1", true));
            }
            socket.close();
        });
        serve(rows);
        await("the first two", () -> ids(product).size() == 2);
        exchange.script((socket, text) ->
                socket.send(messages.trade(product, resumed, T.minusSeconds(60).plusMillis(resumed), "1", "1", true)));
    }

    @ParameterizedTest
    @MethodSource("venues")
    void outageOfMoreThanADay_isCountedAsMissed_notAsATroubledClock(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        Instant before = T.minus(Duration.ofDays(2));
        IngestState state = new IngestState(
                Map.of("trades:test#last/" + product, Json.write(new Product.Reached(8, before, before))));
        start(
                messages,
                messages.products(),
                state,
                (socket, text) -> socket.send(messages.trade(product, 12, T, "1", "1", true)));
        serve(List.of(
                new VenueMessages.Row(8, before, "1", "1", true),
                new VenueMessages.Row(9, before.plusSeconds(1), "1", "1", true),
                new VenueMessages.Row(10, before.plusSeconds(2), "1", "1", true),
                new VenueMessages.Row(11, T.minusSeconds(60), "1", "1", true),
                new VenueMessages.Row(12, T, "1", "1", true)));
        await("what was missed", () -> ids(product).size() + missed() >= 4);

        assertThat(ids(product)).containsExactlyInAnyOrder("12", "11");
        assertThat(missed()).isEqualTo(2);
        assertThat(Topic.deadLetters(producer)).isEmpty();
        assertThat(meters.counter("tidewire.ingest.exchange.trades.skewed", "source", "trades:test")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void absurdId_isADeadLetter_andNoLoss(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        long absurd = 1_000_000_000_000_000L;
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, absurd, T.plus(Duration.ofHours(1)), "1", "1", true));
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            socket.send(messages.trade(product, absurd, T.plus(Duration.ofHours(1)), "1", "1", true));
            socket.send(messages.trade(product, absurd, T, "1", "1", true));
            // Only Coinbase announces ids.
            socket.send(messages.type().equals("coinbase") ? messages.heartbeat(product, absurd, T) : "no json");
            socket.send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            socket.send(messages.trade(product, 10, T.plusMillis(2), "1", "1", true));
        });
        await("the count of what is missed", () -> missed() > 0);

        assertThat(ids(product)).containsExactly("7", "8", "10");
        assertThat(missed()).isEqualTo(1);
        // The second trade off the clock is of the same trouble as the first.
        assertThat(Topic.deadLetters(producer)).hasSize(3);
        assertThat(Topic.deadLetters(producer).get(1)).contains("too far from all others");
    }

    @ParameterizedTest
    @MethodSource("venues")
    void idsThatGoOnFarAway_haveBegunAnew_andAreNoLoss(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        long anew = 1_000_000_000_000L;
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            for (int i = 0; i < 3; i++) {
                socket.send(messages.trade(product, anew + i, T.plusMillis(i), "1", "1", true));
            }
            socket.send(messages.trade(product, anew + 4, T.plusMillis(4), "1", "1", true));
        });
        await("the count of what is missed", () -> missed() > 0);

        assertThat(ids(product)).containsExactly("7", "" + anew, "" + (anew + 1), "" + (anew + 2), "" + (anew + 4));
        assertThat(missed()).isEqualTo(1);
    }

    private static int indexOf(List<SourceEvent> ticks, String id) {
        for (int i = 0; i < ticks.size(); i++) {
            if (ticks.get(i) instanceof TradeBatch batch
                    && batch.trades().stream().anyMatch(trade -> id.equals(trade.tradeId()))) {
                return i;
            }
        }
        throw new AssertionError("no trade " + id);
    }

    private static List<VenueMessages.Row> rows() {
        return List.of(
                new VenueMessages.Row(5, T.minusSeconds(60), "1", "1", true),
                new VenueMessages.Row(6, T.minusSeconds(30), "1", "1", true),
                new VenueMessages.Row(7, T, "1", "1", true),
                new VenueMessages.Row(8, T.plusMillis(1), "1", "1", true),
                new VenueMessages.Row(9, T.plusMillis(2), "2.50", "3", false),
                new VenueMessages.Row(10, T.plusMillis(3), "2.51", "4", true),
                new VenueMessages.Row(11, T.plusMillis(4), "1", "1", true));
    }

    /** The venue's REST service, which gives what it is asked for and no more. */
    private void serve(List<VenueMessages.Row> rows) {
        VenueMessages messages = venue;
        exchange.service(uri -> messages.page(
                rows.stream().filter(row -> messages.isAskedFor(uri, row)).toList()));
    }

    private void assertFilled() {
        Trade filled = trades().stream()
                .filter(trade -> "9".equals(trade.tradeId()))
                .findFirst()
                .orElseThrow();
        assertThat(filled.price()).isEqualTo("2.50");
        assertThat(filled.time()).isEqualTo(T.plusMillis(2));
        assertThat(filled.takerSide()).isEqualTo(Trade.Side.SELL);
        assertThat(missed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void holeThatNobodyCanFill_isCounted(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            socket.send(messages.trade(product, 10, T, "1", "1", true));
        });
        await("the count", () -> missed() == 2);
        assertThat(ids(product)).containsExactly("7", "10");
        assertThat(exchange.pages).isNotEmpty();
    }

    /** What nobody could give may come late by itself, and what was far off the clock may be told again rightly. */
    @ParameterizedTest
    @MethodSource("venues")
    void tradeThatWasGivenUp_countsOnce_whenItComesAfterAll(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        CompletableFuture<WebSocket> open = new CompletableFuture<>();
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            socket.send(messages.trade(product, 11, T.plusMillis(4), "1", "1", true));
            open.complete(socket);
        });
        await("the count", () -> missed() == 3);
        Instant ahead = T.plus(Duration.ofHours(1));
        for (int turn = 0; turn < 2; turn++) {
            open.join().send(messages.trade(product, 9, T.plusMillis(2), "1", "1", true));
            open.join().send(messages.trade(product, 8, T.plusMillis(1), "1", "1", true));
            open.join().send(messages.trade(product, 12, turn == 0 ? ahead : T.plusMillis(3), "1", "1", true));
            open.join().send(messages.trade(product, 13 + turn, T.plusMillis(5), "1", "1", true));
        }
        await("the last", () -> ids(product).contains("14"));

        assertThat(ids(product)).containsExactly("7", "11", "9", "8", "13", "12", "14");
        assertThat(missed()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void badProduct_leavesTheOthersRunning(VenueMessages messages) throws Exception {
        String good = messages.products().get(0);
        String bad = messages.unknownProduct();
        start(messages, List.of(bad, good), (socket, text) -> {
            boolean asksForIt = text.toUpperCase(java.util.Locale.ROOT).contains(bad);
            if (asksForIt && messages.refusal(bad) != null) {
                socket.send(messages.refusal(bad));
            }
            // Coinbase refuses the whole subscription for one product.
            if (!asksForIt || !messages.type().equals("coinbase")) {
                socket.send(messages.trade(good, 1, T, "1", "1", true));
            }
        });
        await("the trade", () -> ids(good).size() == 1);
        // Binance says nothing of what it does not have.
        String said = messages.refusal(bad) == null ? "nothing yet of " + bad : bad + ": the exchange says";
        await("its name in the status", () -> words().stream().anyMatch(words -> words.contains(said)));
        assertThat(ingest.problems().get("trades:test")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void badProduct_whoseNameBeginsLikeAnother_isNotThatOne(VenueMessages messages) throws Exception {
        String good = messages.products().get(0);
        String bad = good + "X";
        start(messages, List.of(good, bad), (socket, text) -> {
            boolean asksForIt = text.toUpperCase(java.util.Locale.ROOT).contains(bad);
            if (asksForIt && messages.refusal(bad) != null) {
                socket.send(messages.refusal(bad));
            }
            if (!asksForIt || !messages.type().equals("coinbase")) {
                socket.send(messages.trade(good, exchange.subscriptions.size(), T, "1", "1", true));
            }
        });
        await("the trade", () -> ids(good).size() == 1);
        // Where each product has an answer of its own, the others are not asked for twice.
        assertThat(exchange.subscriptions).hasSize(messages.type().equals("coinbase") ? 2 : 1);
        if (messages.refusal(bad) != null) {
            await("its name in the status", () -> words().stream().anyMatch(words -> words.contains(bad)));
        }
    }

    @ParameterizedTest
    @MethodSource("venues")
    void badMessages_areOneDeadLetterEach_withTheVenuesText(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        List<String> bad = new ArrayList<>(List.of(
                "no json",
                messages.trade(product, 1, T, "0", "1", true),
                messages.trade(product, 2, T, "-1", "1", true),
                messages.trade(product, 3, T, "1", "1234567890123456789012345678901234567890", true),
                messages.trade(product, 4, T, "1e999999", "1", true),
                messages.trade(product, 5, T, "NaN", "1", true),
                messages.trade(product, 7, T, "1", "0", true),
                messages.trade(product, 8, T, "1", "-0.5", true),
                messages.trade(product, 9, T, "0x10", "1", true),
                messages.trade(product, 987_654_321, T, "1", "1", true).replace("987654321", "\"abc\""),
                messages.trade(product, 11, T, "1", "1", true).substring(0, 60),
                "[1,2,3]",
                "{}",
                "",
                messages.trade(product, 13, T, "1", "1", true) + "{}",
                messages.trade(product, 14, T, "1", "0".repeat(50_000) + "1", true),
                messages.trade(product, 15, T, "1", "١٢", true),
                messages.trade(messages.unknownProduct(), 6, T, "1", "1", true)));
        start(messages, messages.products(), (socket, text) -> {
            bad.forEach(socket::send);
            socket.send(messages.trade(product, 12, T, "1", "1", true));
        });
        await("the good one", () -> ids(product).size() == 1);
        await("the letters", () -> Topic.deadLetters(producer).size() == bad.size());

        assertThat(ids(product)).containsExactly("12");
        assertThat(Topic.deadLetterTexts(producer)).containsExactlyElementsOf(bad);
        assertThat(Topic.deadLetters(producer)).noneMatch(reason -> reason.contains("java."));
        assertThat(meters.counter("tidewire.ingest.dead.letters", "source", "trades:test")
                        .count())
                .isEqualTo(bad.size());
    }

    @ParameterizedTest
    @MethodSource("venues")
    void tradeFarOffTheClock_isSetAside_andSaidOnce(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        Instant ahead = T.plus(Duration.ofHours(1));
        start(messages, messages.products(), (socket, text) -> {
            for (int id = 1; id <= 5; id++) {
                socket.send(messages.trade(product, id, ahead, "1", "1", true));
            }
            socket.send(messages.trade(product, 6, T, "1", "1", true));
        });
        await("the good one", () -> ids(product).size() == 1);

        assertThat(Topic.deadLetters(producer)).singleElement().asString().contains("far off the clock");
        assertThat(meters.counter("tidewire.ingest.exchange.trades.skewed", "source", "trades:test")
                        .count())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void silenceOfOneProduct_holdsNoMarkerBack_whileAnotherTrades(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        String other = messages.products().get(1);
        CompletableFuture<WebSocket> open = new CompletableFuture<>();
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 1, T, "1", "1", true));
            open.complete(socket);
        });
        await("the trade", () -> ids(product).size() == 1);
        for (int id = 1; id <= 3; id++) {
            int told = id;
            open.join().send(messages.trade(other, id, T.plusMillis(id), "1", "1", true));
            await("the other's trade", () -> ids(other).size() == told);
            Instant observed = trades().get(trades().size() - 1).observed();
            await(
                    "a marker behind it",
                    () -> Topic.markers(producer, Topics.TICKS, 0).stream()
                            .anyMatch(marker -> marker.isAfter(observed)));
        }
        assertThat(ids(product)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void announcedTrade_isNoRepeat_andZeroIsNoLoss(VenueMessages messages) throws Exception {
        String product = messages.products().get(0);
        String other = messages.products().get(1);
        start(messages, messages.products(), (socket, text) -> {
            socket.send(messages.trade(product, 7, T, "1", "1", true));
            if (messages.heartbeat(product, 8, T) != null) {
                socket.send(messages.heartbeat(other, 0, T));
                socket.send(messages.heartbeat(product, 8, T));
            }
            socket.send(messages.trade(product, 8, T, "1", "1", true));
            socket.send(messages.trade(other, 500, T, "1", "1", true));
        });
        awaitTrades(3);
        assertThat(ids(product)).containsExactly("7", "8");
        assertThat(missed()).isZero();
    }

    /** Says what was there instead, and whether anybody had asked for it. */
    private void awaitTrades(int count) throws InterruptedException {
        try {
            await("trades", () -> trades().size() >= count);
        } catch (AssertionError e) {
            throw new AssertionError(
                    "asked for with " + exchange.subscriptions + ", came: " + trades() + ", set aside: "
                            + Topic.deadLetters(producer) + ", connections: "
                            + meters.counter("tidewire.ingest.exchange.connections", "source", "trades:test")
                                    .count(),
                    e);
        }
        assertThat(trades()).hasSize(count);
    }

    private List<Trade> trades() {
        List<Trade> trades = new ArrayList<>();
        for (SourceEvent event : Topic.data(producer, Topics.TICKS)) {
            if (event instanceof TradeBatch batch) {
                trades.addAll(batch.trades());
            }
        }
        return trades;
    }

    private List<String> ids(String product) {
        return trades().stream()
                .filter(trade -> trade.symbol().equals(product))
                .map(Trade::tradeId)
                .toList();
    }

    private double missed() {
        return meters.counter("tidewire.ingest.exchange.trades.missed", "source", "trades:test")
                .count();
    }

    private List<String> words() {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.SOURCES))
                .map(record -> Objects.requireNonNull(tidewire.events.EventSerde.of(SourceStatus.class)
                                .deserialize(record.topic(), record.value()))
                        .words())
                .toList();
    }
}
