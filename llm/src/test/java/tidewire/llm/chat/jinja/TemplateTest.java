package tidewire.llm.chat.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Jinja as transformers configures it: chat-templates.json is written by src/test/python/make_chat_templates.py. */
class TemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CASES = cases();

    static Stream<String> numbers() {
        return IntStream.range(0, CASES.size())
                .mapToObj(i -> i + " " + CASES.get(i).path("name").asText());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void render_template_givesWhatTransformersGives(String number) {
        JsonNode test = CASES.get(Integer.parseInt(number.substring(0, number.indexOf(' '))));
        String template = test.path("template").asText();
        Map<String, Object> values = new HashMap<>();
        values.put(
                "messages",
                JSON.convertValue(test.path("messages"), new TypeReference<List<Map<String, Object>>>() {}));
        values.put("add_generation_prompt", test.path("prompt").booleanValue());
        values.put("tools", null);
        values.put("documents", null);
        values.put("bos_token", "<s>");
        values.put("eos_token", "</s>");
        values.put("date_string", "1 Jan 2025");
        if (test.has("error")) {
            assertThatThrownBy(() -> Template.parse(template).render(values))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining(test.path("error").asText());
        } else {
            assertThat(Template.parse(template).render(values))
                    .as(template)
                    .isEqualTo(test.path("expected").asText());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {{ 1                                  ! a tag is not closed by }}
            {% if x %}a                           ! a block is not closed
            {% endif %}                           ! block "endif" is not supported
            {% include 'x' %}                     ! block "include" is not supported
            {{ x | nosuchfilter }}                ! filter "nosuchfilter" is not supported
            {{ x is nosuchtest }}                 ! test "nosuchtest" is not supported
            {{ 'abc }}                            ! a string is not closed
            {# never closed                       ! a comment is not closed
            {{ 1 + }}                             ! expected a value, found "}}"
            {{ a b }}                             ! expected "}}", found "b"
            {{ ; }}                               ! unexpected character ';'
            {% for x in y recursive %}{% endfor %} ! recursive loops are not supported
            """)
    void parse_whatIsNotSupported_isRefusedWithTheLine(String template, String reason) {
        assertThatThrownBy(() -> Template.parse("\n\n" + template))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {{ x.y.z }}                           ! "x" is undefined
            {{ messages.nothing.z }}              ! "nothing" is undefined
            {{ 1 + 'a' }}                         ! cannot calculate
            {{ 1 // 0 }}                          ! division by zero
            {{ x() }}                             ! cannot be called
            {{ [1].append(2) }}                   ! cannot be called
            {{ 'a'.split('') }}                   ! separator
            {{ 'a'.replace('b') }}                ! argument 2 must be a text
            {{ '-'.join() }}                      ! too few arguments
            {% break %}                           ! outside of a loop
            {% set messages.x = 1 %}              ! only a namespace
            """)
    void render_whatPythonRefuses_isRefused(String template, String reason) {
        assertThatThrownBy(() -> Template.parse(template).render(Map.of("messages", Map.of())))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %} ! steps
            {{ range(99999999999) }}                                                    ! range
            {{ 'aaaaaaaa' * 999999999999 }}                                             ! characters
            {% set ns = namespace(a='xxxxxxxxxx') %}{% for i in range(99) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %} ! characters
            {% macro m() %}{{ m() }}{% endmacro %}{{ m() }}                             ! 64 deep
            """)
    void render_templateWithoutEnd_isStopped(String template, String reason) {
        assertThatThrownBy(() -> Template.parse(template).render(Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void parse_deepNesting_isRefused() {
        assertThatThrownBy(() -> Template.parse("{{ " + "(".repeat(200_000) + " }}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("nested too deeply");
    }

    private static JsonNode cases() {
        try (InputStream in = TemplateTest.class.getResourceAsStream("/chat-templates.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
