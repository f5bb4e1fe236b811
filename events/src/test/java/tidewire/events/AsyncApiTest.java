package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the AsyncAPI document against topics, records and headers of the code. */
class AsyncApiTest {
    private final JsonNode document = read();

    @Test
    void channels_areAllTopics() {
        List<String> addresses = new ArrayList<>();
        document.path("channels").forEach(channel -> {
            addresses.add(channel.path("address").asText());
            assertThat(channel.at("/bindings/kafka/topic").asText())
                    .isEqualTo(channel.path("address").asText());
        });
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void messages_areAllRecords_eachOnATopic_withItsSchema() {
        List<String> inChannels = new ArrayList<>();
        document.path("channels")
                .forEach(channel -> channel.path("messages").forEach(message -> {
                    String reference = message.path("$ref").asText();
                    JsonNode target = document.at(reference.substring(1));
                    assertThat(target.isMissingNode()).as(reference).isFalse();
                    inChannels.add(target.path("name").asText());
                }));
        for (Class<? extends Event> record : Schemas.records()) {
            String type = EventSerde.typeOf(record);
            assertThat(inChannels).contains(type);
            JsonNode message = message(type);
            assertThat("/tidewire/" + message.at("/payload/schema/$ref").asText())
                    .isEqualTo(Schemas.resource(record));
        }
    }

    @Test
    void operations_referToChannels() {
        assertThat(document.path("operations"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(document.at(
                                        operation.at("/channel/$ref").asText().substring(1))
                                .isMissingNode())
                        .isFalse());
    }

    @Test
    void headersOfLetters_areThoseOfTheCode() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : DeadLetter.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                names.add((String) field.get(null));
            }
        }
        names.remove(DeadLetter.REPLAYED); // on what was sent back, on no letter
        List<String> described = new ArrayList<>();
        document.at("/components/schemas/letterHeaders/properties").fieldNames().forEachRemaining(described::add);
        assertThat(described).containsExactlyInAnyOrderElementsOf(names);
    }

    private JsonNode message(String type) {
        for (JsonNode message : document.at("/components/messages")) {
            if (message.path("name").asText().equals(type)) {
                return message;
            }
        }
        throw new AssertionError("no message is named " + type);
    }

    private static JsonNode read() {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/tidewire/asyncapi.json")) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
