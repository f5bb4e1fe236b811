package tidewire.summarizer.story.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.story.text.Headline.Form;
import tidewire.summarizer.story.text.Headline.Mark;

class HeadlineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE 3-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "WRAPUP 1-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "REFILE-UPDATE 2-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "CORRECTED-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "Update: Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared (Update 2) | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - The Tarn Courier | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared — Orle Evening News | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared (Reuters) | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared -- ORLE, Sept 18 | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - reuters.com | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - Yahoo! Finance | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - U.S. News & World Report | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - Wall Street Journal (subscription) | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - tagesschau.de | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - France 24 | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - Süddeutsche Zeitung | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - dpa | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared :: Reuters | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared » Tarn Blog | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared — London, Sept 18 | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - LONDON, 18 Sept | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared. ORLE, Sept 18, 2013 | Dam fails near Orle, town cleared.",
                "Dam fails near Orle, town cleared -- ORLE, Sept 18 (Wire) - The Tarn Courier | Dam fails near Orle, town cleared",
                "ORLE, Sept 18 (Wire) - Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared (Corrected) | Dam fails near Orle, town cleared",
                "比特币价格突破十万美元 - 新浪财经 | 比特币价格突破十万美元",
                "比特币价格突破十万美元_新浪财经_新浪网 | 比特币价格突破十万美元",
                "日経平均が年初来高値を更新（ロイター） | 日経平均が年初来高値を更新",
                "【速報】日経平均が年初来高値を更新 | 日経平均が年初来高値を更新",
                "快讯：比特币价格突破十万美元 | 比特币价格突破十万美元",
                "KORREKTUR: Damm bei Orle gebrochen | Damm bei Orle gebrochen",
                "EXCLUSIF-Harlo veut racheter Benning | Harlo veut racheter Benning",
                "Maker recalls 90,000 cars in U.S. | Maker recalls 90,000 cars in U.S.",
                "Airline orders ten of the A350-XWB | Airline orders ten of the A350-XWB",
                "Harlo to buy rival - or not | Harlo to buy rival - or not",
                "Talks on dam fail, says minister (12 dead) | Talks on dam fail, says minister (12 dead)",
                "Exclusive: Harlo in talks to buy Benning | Harlo in talks to buy Benning",
                "RPT-BRIEF-Harlo in talks to buy Benning | Harlo in talks to buy Benning",
                "Harlo in talks to buy Benning -sources | Harlo in talks to buy Benning -sources",
                "Update on harvest pleases farmers | Update on harvest pleases farmers",
                "Text message costs minister her job | Text message costs minister her job",
                "Live-in carers win case | Live-in carers win case",
                "Wrap | Wrap",
                "CORRECTED-(OFFICIAL)-UPDATE 1-Dam fails near Orle | Dam fails near Orle",
                "CORRECTED (OFFICIAL)-Dam fails near Orle | Dam fails near Orle",
                "Analysis-Dam near Orle was old | Dam near Orle was old",
                "Exclusive-“Dam was old” says minister | “Dam was old” says minister",
                "The Latest: Dam fails near Orle | Dam fails near Orle",
                "1st Ld-Writethru: Dam fails near Orle | Dam fails near Orle",
                "ICYMI: Dam fails near Orle | Dam fails near Orle",
                "WDH/ROUNDUP 2: Damm bei Orle gebrochen | Damm bei Orle gebrochen",
                "KORREKTUR/ROUNDUP: Damm bei Orle gebrochen | Damm bei Orle gebrochen",
                "Live-Action Film of the Dam Wins Prize | Live-Action Film of the Dam Wins Prize",
                "Analysis-driven ministry opens dam | Analysis-driven ministry opens dam",
                "The Latest dam opens near Orle | The Latest dam opens near Orle",
                "US STOCKS-Shares fall as dam fails | Shares fall as dam fails",
                "FOREX-Crown falls as dam fails | Crown falls as dam fails",
                "NATO-Tarnia talks fail | NATO-Tarnia talks fail",
                "U.S. T-Mobile unit sold to Harlo | U.S. T-Mobile unit sold to Harlo",
                "EU AI-Act passes parliament | EU AI-Act passes parliament",
                "US-China talks fail | US-China talks fail",
                "HARLO MOTORS-BENNING TALKS FAIL | HARLO MOTORS-BENNING TALKS FAIL",
                "LEAD-ACID battery maker closes plant | LEAD-ACID battery maker closes plant",
                "LEAD 1-Dam fails near Orle | Dam fails near Orle",
                "LIVE-IN CARERS WIN CASE | LIVE-IN CARERS WIN CASE",
                "TEXT-Statement of the ministers | Statement of the ministers",
                "Damm bei Orle gebrochen (AKTUALISIERT) | Damm bei Orle gebrochen",
                "Le barrage a cédé près d'Orle (MIS À JOUR) | Le barrage a cédé près d'Orle",
                "Reuters - Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "東京で大きな地震（M6.3） | 東京で大きな地震（M6.3）",
                "ダムが決壊し町が避難（１２人） | ダムが決壊し町が避難（１２人）",
                "水库决堤全镇疏散（三人死亡） | 水库决堤全镇疏散（三人死亡）",
                "水库决堤全镇疏散（新华社） | 水库决堤全镇疏散",
                "Quake shakes Tarnia's north (M6.3) | Quake shakes Tarnia's north (M6.3)",
                "Harlo shares slide on bid (HLO) | Harlo shares slide on bid (HLO)",
                "Dam fails near Orle, town cleared (Orle Evening News) | Dam fails near Orle, town cleared",
                "Toll of the flood rises, now 45 | Toll of the flood rises, now 45",
                "Flood in Orle - Toll rises, now 45 | Flood in Orle - Toll rises, now 45",
                "Vote on the dam. Ministers meet, Sept 18 | Vote on the dam. Ministers meet, Sept 18",
                "Dam fails near Orle — ORLE, 18 de septiembre | Dam fails near Orle",
                "Damm bei Orle gebrochen - Berlin, 18. März 2013 | Damm bei Orle gebrochen",
            })
    void wrapping_isTakenOff(String title, String bare) {
        assertThat(Headline.of(title).text()).isEqualTo(bare);
    }

    /** Bars part a site's name from the title on either side. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Orle Security Weekly » Hole in the dam's controls closed ~ Hole in the dam's controls closed",
                "Naked Dams » Orle Flood Plain ~ Orle Flood Plain",
                "Naked Dams » Harlo to buy its smaller rival ~ Harlo to buy its smaller rival",
                "Financial Times | Orle raises rates ~ Orle raises rates",
                "Financial Times | Harlo Bid Talks ~ Harlo Bid Talks",
                "Harlo Bid Talks | Financial Times ~ Harlo Bid Talks",
                "Harlo Bids for Benning | Naked Dams ~ Harlo Bids for Benning",
                "tarncourier.example.com | Dam fails near Orle ~ Dam fails near Orle",
                "The Guardian | Dam fails near Orle, town cleared | World news ~ Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared | World news | The Guardian ~ Dam fails near Orle, town cleared",
                "Dam fails near Orle|heise online ~ Dam fails near Orle",
                "Tarnia | Rebels seize airport of the capital ~ Tarnia | Rebels seize airport of the capital",
                "Orle raises rates | what it means for savers ~ Orle raises rates | what it means for savers",
                "Orle raises rates • Shares jump • Gold Flat ~ Orle raises rates • Shares jump • Gold Flat",
                "Orle Rates • Tarn Shares • Gold Price ~ Orle Rates • Tarn Shares • Gold Price",
                "Dam fails near Orle · Tarn Evening Herald ~ Dam fails near Orle",
                "Harlo to buy rival - Shares Slide ~ Harlo to buy rival - Shares Slide",
                "Harlo will pay more - Harlo's Chairman ~ Harlo will pay more - Harlo's Chairman",
                "新华社｜比特币价格突破十万美元 ~ 比特币价格突破十万美元",
                "比特币价格突破十万美元｜新浪财经 ~ 比特币价格突破十万美元",
            })
    void nameOfASite_isTakenOffOnEitherSideOfABar_andNothingElse(String title, String bare) {
        assertThat(Headline.of(title).text()).isEqualTo(bare);
    }

    @Test
    void slugs_sayWhatSortOfReportItIsAndHowItWasFiled() {
        assertThat(Headline.of("FACTBOX-Dams of the Orle").form()).isEqualTo(Form.BACKGROUND);
        assertThat(Headline.of("Analysis: Who pays for the dam?").form()).isEqualTo(Form.ANALYSIS);
        assertThat(Headline.of("Instant View 2: Dam fails near Orle").form()).isEqualTo(Form.REACTION);
        assertThat(Headline.of("INSTANT VIEW-Dam fails near Orle").text()).isEqualTo("Dam fails near Orle");
        assertThat(Headline.of("DIARY-Economic data next week").form()).isEqualTo(Form.ADVISORY);
        assertThat(Headline.of("Dam fails near Orle").form()).isEqualTo(Form.NEWS);
        assertThat(Headline.of("REFILE-UPDATE 2-Dam fails").marks())
                .containsExactlyInAnyOrder(Mark.REFILED, Mark.UPDATE);
        assertThat(Headline.of("CORRECTED-Dam fails").marks()).containsExactly(Mark.CORRECTED);
        assertThat(Headline.of("Dam fails near Orle (Corrected)").marks()).containsExactly(Mark.CORRECTED);
        assertThat(Headline.of("KORREKTUR: Damm gebrochen").marks()).containsExactly(Mark.CORRECTED);
        assertThat(Headline.of("CORRECTED-(OFFICIAL)-UPDATE 1-Dam fails").marks())
                .containsExactlyInAnyOrder(Mark.CORRECTED, Mark.UPDATE);
        assertThat(Headline.of("KORREKTUR/ROUNDUP: Damm gebrochen").marks())
                .containsExactlyInAnyOrder(Mark.CORRECTED, Mark.UPDATE);
        assertThat(Headline.of("Factbox-Dams of the Orle").form()).isEqualTo(Form.BACKGROUND);
        assertThat(Headline.of("Barrage près d'Orle (CORRIGÉ)").marks()).containsExactly(Mark.CORRECTED);
        assertThat(Headline.of("HINTERGRUND: Dämme der Orle").form()).isEqualTo(Form.BACKGROUND);
        assertThat(Headline.of("【独自】日経平均が高値").form()).isEqualTo(Form.EXCLUSIVE);
    }

    @Test
    void siteAtTheEnd_isNamed() {
        assertThat(Headline.of("Dam fails near Orle, town cleared - The Tarn Courier")
                        .site())
                .isEqualTo("The Tarn Courier");
        assertThat(Headline.of("比特币价格突破十万美元 - 新浪财经").site()).isEqualTo("新浪财经");
        assertThat(Headline.of("Dam fails near Orle, town cleared").site()).isNull();
        assertThat(Headline.of("Dam fails near Orle, town cleared - CNBC").site())
                .isEqualTo("CNBC");
        assertThat(Headline.of("Tarn Security Blog » Hole in controls closed").site())
                .isEqualTo("Tarn Security Blog");
    }

    @Test
    void hostileTitle_isReadInShortTime() {
        String title = "UPDATE 1-".repeat(5_000) + " - A".repeat(5_000);
        assertThat(Headline.of(title).marks()).contains(Mark.UPDATE);
    }
}
