package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade.Side;
import tidewire.ingest.trades.venue.VenueListener.BadHeartbeatException;

/**
 * One message of the Coinbase Exchange feed, read without building a tree. Reused from message to message; one thread
 * at a time. Fields of other message types are null.
 */
final class CoinbaseMessage {
    private final IsoTime times = new IsoTime();

    @Nullable
    String type;

    @Nullable
    String product;

    @Nullable
    String reason;

    private @Nullable String time;
    private @Nullable String price;
    private @Nullable String size;
    private @Nullable String makerSide;
    /** The message's own trade id, or the last one for a heartbeat; -1 when there is none. */
    long tradeId;

    private boolean syntheticSide;

    /** @throws IOException when the text is no JSON object */
    void read(String text) throws IOException {
        try (JsonParser in = JsonFields.object(text)) {
            readFields(in);
            JsonFields.end(in);
        }
    }

    /** As {@link #read}, of an object whose beginning has been read. */
    void readFields(JsonParser in) throws IOException {
        clear();
        rest(in);
    }

    private void clear() {
        type = null;
        product = null;
        reason = null;
        time = null;
        price = null;
        size = null;
        makerSide = null;
        tradeId = -1;
        syntheticSide = false;
    }

    private void rest(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            field(in, name);
        }
    }

    private void field(JsonParser in, String name) throws IOException {
        switch (name) {
            case "type" -> type = JsonFields.text(in);
            case "product_id" -> product = JsonFields.text(in);
            case "time" -> time = JsonFields.text(in);
            // Text of the token, whether string or number: exact.
            case "price" -> price = JsonFields.text(in);
            case "size" -> size = JsonFields.text(in);
            case "side" -> makerSide = JsonFields.text(in);
            case "trade_id", "last_trade_id" -> tradeId = JsonFields.number(in);
            case "message", "reason" -> {
                String words = JsonFields.text(in);
                reason = reason == null ? words : words == null ? reason : reason + ": " + words;
            }
            case "synthetic" -> synthetic(in);
            default -> in.skipChildren();
        }
    }

    /** Names of fields that are there only because the format demands them. */
    private void synthetic(JsonParser in) throws IOException {
        while (in.currentToken() == JsonToken.START_ARRAY && in.nextToken() != JsonToken.END_ARRAY) {
            do {
                syntheticSide |= in.getText().equals("side");
            } while (in.nextToken() != JsonToken.END_ARRAY);
        }
    }

    /** @throws DateTimeException when the message has no usable time */
    Instant time() {
        return times.parse(time);
    }

    /** @throws BadHeartbeatException when a field is missing or unusable */
    void heartbeat(VenueListener to) {
        try {
            to.alive(JsonFields.present("product_id", product), tradeId, time());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadHeartbeatException(e.getMessage());
        }
    }

    /**
     * Tells the trade of a match. The venue names the maker's side; ours is the taker's.
     *
     * @throws IllegalArgumentException or {@link DateTimeException} when a field is missing or unusable
     */
    void trade(VenueListener to, boolean past) {
        Side taker = syntheticSide || makerSide == null
                ? null
                : switch (makerSide) {
                    case "buy" -> Side.SELL;
                    case "sell" -> Side.BUY;
                    default -> throw new IllegalArgumentException("match with side '" + makerSide + "'");
                };
        to.trade(
                JsonFields.present("product_id", product),
                tradeId,
                time(),
                JsonFields.price("price", price),
                JsonFields.price("size", size),
                taker,
                past);
    }
}
