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

    private JsonFields() {}

    static JsonParser object(String text) throws IOException {
        JsonParser in = JSON.createParser(text);
        if (in.nextToken() != JsonToken.START_OBJECT) {
            in.close();
            throw new IOException("not a JSON object");
        }
        return in;
    }

    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
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
