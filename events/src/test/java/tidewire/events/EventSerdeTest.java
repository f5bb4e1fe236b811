package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSerdeTest {
    static List<Event> samples() {
        return TestObjects.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void event_writtenAndRead_isEqual(Event event) {
        assertThat(roundTrip(event)).isEqualTo(event);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Event> Event roundTrip(T event) {
        EventSerde<T> serde = EventSerde.of((Class<T>) event.getClass());
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde.serialize("topic", headers, event);
        return Objects.requireNonNull(serde.deserialize("topic", headers, value));
    }

    @Test
    void newsItem_serialised_carriesCloudEventsHeaders() {
        RecordHeaders headers = new RecordHeaders();
        EventSerde.news().serialize(Topics.NEWS, headers, TestObjects.newsItem());

        assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(headers, "ce_id")).isEqualTo("nvd:CVE-2013-0579/1");
        assertThat(text(headers, "ce_type")).isEqualTo("tidewire.newsitem.v1");
        assertThat(text(headers, "ce_source")).isEqualTo("/tidewire/feed:nvd");
        assertThat(text(headers, "ce_time")).isEqualTo("2013-10-10T14:31:03Z");
        assertThat(text(headers, "content-type")).isEqualTo("application/json");
    }

    @Test
    void record_serialisedTwiceWithSameHeaders_hasEachHeaderOnce() {
        RecordHeaders headers = new RecordHeaders();
        EventSerde.news().serialize(Topics.NEWS, headers, TestObjects.newsItem());
        EventSerde.news().serialize(Topics.NEWS, headers, TestObjects.marker());

        assertThat(headers.headers("ce_type")).hasSize(1);
        assertThat(text(headers, "ce_type")).isEqualTo("tidewire.clock.v1");
    }

    @Test
    void markers_amongNewsAndTrades_areToldApart() {
        RecordHeaders headers = new RecordHeaders();
        byte[] marker = EventSerde.ticks().serialize(Topics.TICKS, headers, TestObjects.marker());
        assertThat(EventSerde.ticks().deserialize(Topics.TICKS, headers, marker))
                .isEqualTo(TestObjects.marker());

        RecordHeaders tradeHeaders = new RecordHeaders();
        byte[] trade = EventSerde.ticks().serialize(Topics.TICKS, tradeHeaders, TestObjects.trade());
        assertThat(EventSerde.ticks().deserialize(Topics.TICKS, tradeHeaders, trade))
                .isEqualTo(TestObjects.trade());
    }

    @Test
    void decimals_areStringsInPlainNotation() {
        Trade trade = new Trade(
                "IBM",
                "trades:x",
                TestObjects.TIME,
                TestObjects.TIME,
                new BigDecimal("1E+3"),
                BigDecimal.ONE,
                null,
                null);
        assertThat(new String(Json.write(trade), StandardCharsets.UTF_8))
                .contains("\"price\":\"1000\"")
                .contains("\"tradeId\":null");
        assertThat(new String(Json.write(TestObjects.trade()), StandardCharsets.UTF_8))
                .contains("\"price\":\"0.00001000\"");
    }

    @Test
    void times_areIsoInUtc() {
        assertThat(new String(Json.write(TestObjects.marker()), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"ingestor\":\"ingest-1\",\"observed\":\"2013-10-10T14:31:00Z\",\"last\":false,\"traded\":[]}");
    }

    @Test
    void digest_hasTheFieldNamesThatScriptsRelyOn() {
        assertThat(new String(Json.write(TestObjects.digest()), StandardCharsets.UTF_8))
                .startsWith("{\"id\":\"markets/2013-10-10T15:00:00Z/0\",\"desk\":\"markets\",\"revision\":0,"
                        + "\"from\":\"2013-10-10T14:00:00Z\",\"to\":\"2013-10-10T15:00:00Z\",\"backlog\":false,"
                        + "\"lead\":{\"text\":\"The lead.\",\"phrasing\":\"generated\",\"why\":null,"
                        + "\"cites\":[\"nvd:CVE-2013-0579\"]},"
                        + "\"lines\":[{\"story\":\"story-1\",\"role\":\"new\",\"text\":\"A line.\",\"phrasing\":\"generated\","
                        + "\"wording\":\"shortened\",\"why\":null,"
                        + "\"rank\":0.82,\"reasons\":{},\"novelty\":3.1,\"check\":null,\"symbols\":[\"IBM\"],"
                        + "\"cites\":[{\"id\":\"nvd:CVE-2013-0579\",\"kind\":\"item\",")
                .endsWith(
                        "\"moves\":null,\"untold\":[],\"untoldTotal\":0,\"notRead\":0,\"tokens\":{\"read\":1234,\"written\":210},"
                                + "\"model\":{\"name\":\"default\",\"sha256\":\"ab12\"}}");
    }

    @Test
    void value_thatIsNoJson_isRefusedWithTheReason() {
        assertThatThrownBy(() -> EventSerde.of(Trade.class).deserialize("t", utf8("{\"symbol\":")))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("not a valid Trade: ");
    }

    @Test
    void value_thatBreaksTheContract_isRefusedWithRecordAndField() {
        String json =
                "{\"symbol\":\"IBM\",\"source\":\"trades:x\",\"observed\":\"2013-10-10T14:31:00Z\",\"time\":\"2013-10-10T14:31:00Z\","
                        + "\"price\":\"-1\",\"size\":\"1\"}";
        assertThatThrownBy(() -> EventSerde.of(Trade.class).deserialize("t", utf8(json)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("not a valid Trade: Trade.price must be greater than zero, was -1");
    }

    @Test
    void decimal_thatWouldFillTheMemoryWhenWrittenOut_isRefused() {
        String json =
                "{\"symbol\":\"IBM\",\"source\":\"trades:x\",\"observed\":\"2013-10-10T14:31:00Z\",\"time\":\"2013-10-10T14:31:00Z\","
                        + "\"price\":\"1e999999999\",\"size\":\"1\"}";
        assertThatThrownBy(() -> EventSerde.of(Trade.class).deserialize("t", utf8(json)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Trade.price must have at most");
    }

    @Test
    void value_thatIsJsonNull_isRefused() {
        assertThatThrownBy(() -> EventSerde.of(Trade.class).deserialize("t", utf8("null")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Trade is missing");
    }

    @Test
    void fieldsOfLaterVersions_areIgnored() {
        String json = "{\"ingestor\":\"x\",\"observed\":\"2013-10-10T14:31:00Z\",\"last\":false,\"later\":{\"a\":1}}";
        assertThat(Json.read(utf8(json), ClockMarker.class).ingestor()).isEqualTo("x");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RecordHeaders headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
