package tidewire.ingest.trades;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade;
import tidewire.events.Trade.Side;

/**
 * One message of the Coinbase Exchange feed, read without building a tree. Reused from message to message; one thread
 * at a time. Fields of other message types are null.
 */
final class CoinbaseMessage {
    private static final JsonFactory JSON = new JsonFactory();

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

    private boolean syntheticId;
    private boolean syntheticSide;

    /** @throws IOException when the text is no JSON object */
    void read(String text) throws IOException {
        type = null;
        product = null;
        reason = null;
        time = null;
        price = null;
        size = null;
        makerSide = null;
        tradeId = -1;
        syntheticId = false;
        syntheticSide = false;
        try (JsonParser in = JSON.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                field(in, name);
            }
        }
    }

    private void field(JsonParser in, String name) throws IOException {
        switch (name) {
            case "type" -> type = in.getText();
            case "product_id" -> product = in.getText();
            case "time" -> time = in.getText();
            // Text of the token, whether string or number: exact.
            case "price" -> price = in.getText();
            case "size" -> size = in.getText();
            case "side" -> makerSide = in.getText();
            case "trade_id", "last_trade_id" -> tradeId = in.getValueAsLong(-1);
            case "message", "reason" -> reason = reason == null ? in.getText() : reason + ": " + in.getText();
            case "synthetic" -> synthetic(in);
            default -> in.skipChildren();
        }
    }

    /** Names of fields that are there only because the format demands them. */
    private void synthetic(JsonParser in) throws IOException {
        while (in.currentToken() == JsonToken.START_ARRAY && in.nextToken() != JsonToken.END_ARRAY) {
            do {
                syntheticId |= in.getText().equals("trade_id");
                syntheticSide |= in.getText().equals("side");
            } while (in.nextToken() != JsonToken.END_ARRAY);
        }
    }

    /** @throws DateTimeException when the message has no usable time */
    Instant time() {
        return times.parse(time);
    }

    /**
     * The trade that a match tells of. The venue names the maker's side; ours is the taker's.
     *
     * @throws IllegalArgumentException or {@link DateTimeException} when a field is missing or unusable
     */
    Trade trade(String source) {
        if (product == null || price == null || size == null) {
            throw new IllegalArgumentException("match without product_id, price or size");
        }
        Side taker = syntheticSide || makerSide == null
                ? null
                : switch (makerSide) {
                    case "buy" -> Side.SELL;
                    case "sell" -> Side.BUY;
                    default -> throw new IllegalArgumentException("match with side '" + makerSide + "'");
                };
        String id = syntheticId || tradeId < 0 ? null : Long.toString(tradeId);
        return new Trade(product, source, time(), time(), Decimals.parse(price), Decimals.parse(size), id, taker);
    }
}
