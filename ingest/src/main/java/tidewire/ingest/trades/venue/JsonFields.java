package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reading JSON without building a tree: the text of a number's token, never its binary neighbour. */
final class JsonFields {
    static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_DIGITS = 18;

    private JsonFields() {}

    static JsonParser object(String text) throws IOException {
        JsonParser in = JSON.createParser(text);
        if (in.nextToken() != JsonToken.START_OBJECT) {
            in.close();
            throw new IOException("not a JSON object");
        }
        return in;
    }

    /** The object has been read: nothing may follow. */
    static void end(JsonParser in) throws IOException {
        if (in.nextToken() != null) {
            throw new IOException("something follows the JSON object");
        }
    }

    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Text of a string's or number's token; null of anything else, which is passed. */
    static @Nullable String text(JsonParser in) throws IOException {
        if (in.currentToken().isStructStart()) {
            in.skipChildren();
            return null;
        }
        return in.currentToken() == JsonToken.VALUE_NULL ? null : in.getText();
    }

    /** A whole number, as such or as text; -1 for anything else, also for one of more than 18 digits. */
    static long number(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getTextLength() <= MOST_DIGITS) {
            return in.getLongValue();
        }
        String text = text(in);
        try {
            return text == null || text.length() > MOST_DIGITS ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static BigDecimal price(String what, @Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("trade without a " + what);
        }
        BigDecimal value = Decimals.parse(text);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(what + " must be greater than zero, was " + text);
        }
        return value;
    }

    static String present(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("trade without a " + what);
        }
        return text;
    }
}
