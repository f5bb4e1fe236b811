package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    @Test
    void split_abbreviationsAndInitials_endNoSentence() {
        assertThat(Sentences.split("The U.S. Senate met. Sen. J. Smith Jr. spoke at 3 p.m. Monday. \"Yes.\" He left"))
                .containsExactly(
                        "The U.S. Senate met.", "Sen. J. Smith Jr. spoke at 3 p.m. Monday.", "\"Yes.\"", "He left");
    }

    @Test
    void split_decimalsAndVersions_endNoSentence() {
        assertThat(Sentences.split("It rose 0.92% to 3.2.0.100 then. Next."))
                .containsExactly("It rose 0.92% to 3.2.0.100 then.", "Next.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            央行决定降息。行长今天宣布。市场上涨！   | 央行决定降息。|行长今天宣布。|市场上涨！
            日銀は維持を決めた。総裁が会見した。     | 日銀は維持を決めた。|総裁が会見した。
            総裁は「慎重に見る。急がない」と述べた。市場は静かだ。 | 総裁は「慎重に見る。急がない」と述べた。|市場は静かだ。
            “我们会继续。我们必须。”他说。市场上涨。 | “我们会继续。我们必须。”他说。|市场上涨。
            बैंक ने दर घटाई। गवर्नर ने कहा।          | बैंक ने दर घटाई।|गवर्नर ने कहा।
            قرر البنك خفض الفائدة. وقال المحافظ ذلك. | قرر البنك خفض الفائدة.|وقال المحافظ ذلك.
            کیا بینک نے شرح گھٹائی؟ گورنر نے کہا۔    | کیا بینک نے شرح گھٹائی؟|گورنر نے کہا۔
            한국은행은 동결했다. 총재가 밝혔다.        | 한국은행은 동결했다.|총재가 밝혔다.
            """)
    void split_scriptsWithoutCapitals_endTheirSentencesToo(@AggregateWith(Parts.class) List<String> parts) {
        assertThat(Sentences.split(parts.get(0))).isEqualTo(parts.subList(1, parts.size()));
    }

    static final class Parts implements ArgumentsAggregator {
        @Override
        public Object aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
            return row.toList();
        }
    }

    @Test
    void split_emptyText_hasNoSentence() {
        assertThat(Sentences.split("")).isEmpty();
    }
}
