package tidewire.summarizer.digest.tell.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.StoryRef;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.digest.tell.Told;

class SourceWordsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # headline                                       | detail                               | line
            Fire kills five in Cairo                         | A fire broke out in a mill.          | Fire kills five in Cairo
            CVE-2013-3889                                    | Acme Office leaks memory.            | Acme Office leaks memory.
            CVE-2013-3889: Acme Office 2013 and 2016         | Acme Office leaks memory.            | Acme Office leaks memory.
            Minutes of the Board, May 3-4: Policy Action     | Members saw the economy grow.        | Members saw the economy grow.
            Speech by Governor Jo Muster, 2013-10-11         | Governor Muster spoke of banks.      | Governor Muster spoke of banks.
            Speech by Governor Jo Muster, 2013-10-11         | ''                                   | Speech by Governor Jo Muster, 2013-10-11
            Toll at 14 after Quetta blast                    | Police gave the number.              | Toll at 14 after Quetta blast
            Obama Names Yellen to Lead the Fed               | The president made his choice.       | Obama Names Yellen to Lead the Fed
            Bishops say a synod will be held...              | The pope agreed to the plan.         | The pope agreed to the plan.
            Bishops say a synod will be held...              | ''                                   | Bishops say a synod will be held...
            日本銀行が金融政策の維持を決定                     | 総裁が会見した。                      | 日本銀行が金融政策の維持を決定
            日銀、2013年度の見通しを0.5%に引き下げ            | 総裁が会見した。                      | 日銀、2013年度の見通しを0.5%に引き下げ
            中国人民银行决定降低存款准备金率                   | 行长说明了原因。                      | 中国人民银行决定降低存款准备金率
            ธนาคารกลางคงอัตราดอกเบี้ย                        | ผู้ว่าการแถลง                        | ธนาคารกลางคงอัตราดอกเบี้ย
            한국은행 기준금리 동결                            | 총재가 밝혔다.                        | 한국은행 기준금리 동결
            रिज़र्व बैंक ने ब्याज दर घटाई                      | गवर्नर ने कहा।                        | रिज़र्व बैंक ने ब्याज दर घटाई
            习近平                                           | 国家主席发表了讲话。                   | 国家主席发表了讲话。
            """)
    void sourceWords_areTheHeadline_unlessItIsCutOffOrOnlyAName(String headline, String detail, String line) {
        assertThat(SourceWords.of(story(headline, detail)).findFirst()).hasValue(line);
    }

    private static IntervalStory story(String headline, String detail) {
        IntervalReport report = new IntervalReport(
                "a",
                "feed:world",
                NINE,
                headline,
                "What the model was shown",
                detail,
                null,
                List.of(),
                new StoryRef("a", StoryRef.Role.NEW, 1, 1, 0.5, Map.of()),
                false,
                1,
                9);
        return new IntervalStory("a", List.of(report), Told.NEVER, 0.5, Map.of(), 1, true, true);
    }
}
