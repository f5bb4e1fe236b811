package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds records and schemas together in both directions. */
class SchemasTest {
    static List<Event> samples() {
        return TestObjects.all();
    }

    static List<Class<? extends Event>> records() {
        return Schemas.records();
    }

    @Test
    void records_areAllPermittedEvents() {
        Set<Class<?>> concrete = new java.util.HashSet<>();
        for (Class<?> type : Event.class.getPermittedSubclasses()) {
            concrete.addAll(records(type));
        }
        assertThat(Set.<Class<?>>copyOf(Schemas.records())).isEqualTo(concrete);
    }

    private static List<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> records(permitted).stream())
                        .toList()
                : List.of(type);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_asWritten_isValid(Event event) throws IOException {
        assertThat(validate(event.getClass(), json(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_withoutAnyOneField_isInvalid(Event event) throws IOException {
        ObjectNode whole = json(event);
        for (String field : names(whole)) {
            ObjectNode without = whole.deepCopy();
            without.remove(field);
            assertThat(validate(event.getClass(), without))
                    .as("without " + field)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_withFieldOfLaterVersion_isValid(Event event) throws IOException {
        assertThat(validate(event.getClass(), json(event).put("later", 1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void schema_describesExactlyTheComponents(Class<? extends Event> record) throws IOException {
        JsonNode schema = Json.mapper().readTree(Schemas.text(record));
        List<String> differences = new ArrayList<>();
        compare(record.getSimpleName(), record, schema, schema, differences);
        assertThat(differences).isEmpty();
    }

    @Test
    void definitionsInTapeEntry_areTheSchemasThemselves() throws IOException {
        JsonNode definitions =
                Json.mapper().readTree(Schemas.text(TapeEntry.class)).path("$defs");
        assertThat(definitions.path("newsitem")).isEqualTo(body(NewsItem.class));
        assertThat(definitions.path("move")).isEqualTo(body(Move.class));
        assertThat(Json.mapper()
                        .readTree(Schemas.text(Question.class))
                        .path("$defs")
                        .path("newsitem"))
                .isEqualTo(body(NewsItem.class));
    }

    @Test
    void decimalAsNumber_isInvalid() throws IOException {
        assertThat(validate(Trade.class, json(TestObjects.trade()).put("price", 1.5)))
                .isNotEmpty();
    }

    @Test
    void timeWithoutZone_isInvalid() throws IOException {
        assertThat(validate(Trade.class, json(TestObjects.trade()).put("time", "2013-10-10T14:31:00")))
                .isNotEmpty();
    }

    private static JsonNode body(Class<? extends Event> record) throws IOException {
        return ((ObjectNode) Json.mapper().readTree(Schemas.text(record))).without(List.of("$schema", "$id", "title"));
    }

    private static void compare(
            String path, Class<?> record, JsonNode schema, JsonNode root, List<String> differences) {
        Set<String> components = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component.getName());
        }
        if (!components.equals(new TreeSet<>(names(schema.path("properties"))))) {
            differences.add(path + ": properties " + names(schema.path("properties")) + ", components " + components);
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (!components.equals(required)) {
            differences.add(path + ": required " + required + ", components " + components);
        }
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode property = schema.path("properties").path(component.getName());
            String at = path + "." + component.getName();
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable != allowsNull(property)) {
                differences.add(at + ": nullable " + nullable + ", schema " + property);
            }
            compareType(at, component.getGenericType(), property, root, differences);
        }
    }

    private static void compareType(
            String path, Type type, JsonNode property, JsonNode root, List<String> differences) {
        JsonNode schema = resolve(property, root);
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            compareType(path + "[]", list.getActualTypeArguments()[0], schema.path("items"), root, differences);
        } else if (type instanceof Class<?> type1 && type1.isRecord()) {
            compare(path, type1, schema, root, differences);
        } else if (type instanceof Class<?> type1 && type1.isEnum()) {
            Set<String> values = new TreeSet<>();
            Arrays.stream(type1.getEnumConstants())
                    .forEach(value -> values.add(Json.mapper().convertValue(value, String.class)));
            Set<String> allowed = new TreeSet<>();
            schema.path("enum").forEach(value -> {
                if (!value.isNull()) {
                    allowed.add(value.asText());
                }
            });
            if (!values.equals(allowed)) {
                differences.add(path + ": values " + values + ", schema " + allowed);
            }
        }
    }

    private static JsonNode resolve(JsonNode property, JsonNode root) {
        JsonNode schema = property.has("anyOf") ? property.path("anyOf").path(0) : property;
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static boolean allowsNull(JsonNode property) {
        for (String place : List.of("type", "enum", "anyOf")) {
            for (JsonNode value : property.path(place)) {
                if (value.isNull()
                        || value.asText().equals("null")
                        || value.path("type").asText().equals("null")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode json(Event event) throws IOException {
        return (ObjectNode) Json.mapper().readTree(Json.write(event));
    }

    private static Set<ValidationMessage> validate(Class<? extends Event> record, JsonNode json) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Schemas.text(record), config);
        return schema.validate(json);
    }
}
