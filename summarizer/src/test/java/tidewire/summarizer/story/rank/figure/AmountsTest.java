package tidewire.summarizer.story.rank.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    /** A number begins at each of its groups, so that one of many would be read to its end as often as it has groups. */
    @ParameterizedTest
    @ValueSource(strings = {"123'", "123\u00a0", "123,", "12,", "1.", "9"})
    void numberWithoutEnd_isReadInTimeThatGrowsAsItDoes(String unit) {
        assertThat(Amounts.of(unit.repeat(64_000) + "123 million")).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Harlo pide 1.200 millones de euros | 1.2e9",
                "Harlo pide 1,200 millones de pesos | 1.2e9",
                "Harlo pide 1,2 millones de euros | 1.2e6",
                "Harlo zahlt 2.350 Mio. Euro | 2.35e9",
                "Harlo zahlt 1,075 Milliarden Euro | 1.075e9",
                "Harlo zahlt 1'450 Millionen Franken | 1.45e9",
                "Harlo vend 3 400 millions d'euros d'actifs | 3.4e9",
                "Harlo vend 3\\u202f400 millions d'euros d'actifs | 3.4e9",
                "Harlo to pay 1.375 billion crowns | 1.375e9",
                "Harlo to pay 1,375 million crowns | 1.375e9",
                "Harlo paga 12.500.000 milioni | 1.25e13",
                "Harlo paga 1.234,5 miliardi | 1.2345e12",
                "Harlo fined a billion dollars | 1e9",
                "Harlo fined half a billion dollars | 5e8",
                "Harlo to spend two trillion | 2e12",
                "Harlo zahlt eine Milliarde | 1e9",
                "Harlo haftet mit einer Billion | 1e12",
                "Harlo debe un billón | 1e12",
                "Harlo paie un milliard | 1e9",
                "Harlo chiede un miliardo | 1e9",
                "Harlo investe um bilhão | 1e9",
                "Harlo betaalt 3 miljard | 3e9",
                "Harlo maksaa 3 miljardia | 3e9",
                "Harlo zapłaci 7 mld zł | 7e9",
                "Harlo 5 milyar lira ödeyecek | 5e9",
                "Харло заплатит 2 миллиарда | 2e9",
                "Harlo to invest 1,20,000 crore | 1.2e12",
                "Harlo to invest 1.2 lakh crore rupees | 1.2e12",
                "トヨタ1300億円投資 | 1.3e11",
                "約3兆円の予算 | 3e12",
                "預算約5千億 | 5e11",
                "삼성 7조원 투자 | 7e12",
                "订单达3000万美元 | 3e7",
                "Deficit of 5 tn euros | 5e12",
                "Deficit of $5tn | 5e12",
                "Order of 300 mn dollars | 3e8",
                "Order of EUR 300mn | 3e8",
                "Order of 300m pounds | 3e8",
            })
    void amounts_areReadAsTheirLanguageWritesThem(String title, double value) {
        String text = title.replace("\\u202f", "\u202f");
        assertThat(Amounts.largest(text)).isCloseTo(Math.log10(value), Offset.offset(1e-3));
        assertThat(Amounts.of(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nashville, 37 TN, wakes to snow",
                "Route 35 MN is closed",
                "Ship carries 350 tn of grain",
                "Runner wins 800 m final",
                "Lens of 50 mm is recalled",
                "地震で5万人が避難",
                "Village of 5 lakh prays",
            })
    void whatIsNoAmountOfAMillion_isNone(String title) {
        assertThat(Amounts.largest(title)).isZero();
        assertThat(Amounts.of(title)).isEmpty();
        assertThat(Amounts.inWords(title)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"$70 billion, $70bn, true", "$70 billion, $70 million, false", "70 Milliarden, US$70B, true"})
    void amounts_areTheSameWhicheverWayTheyAreWritten(String one, String other, boolean same) {
        assertThat(Amounts.of(one).equals(Amounts.of(other))).isEqualTo(same);
    }
}
