package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireMarksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme Co ( ACM.N ) rose; Globex ( 7203.T ), its rival, fell | Acme Co rose; Globex, its rival, fell",
                "Acme Corp (NYSE: ACM) and Initech (Nasdaq:INTC) merge | Acme Corp and Initech merge",
                "Its offer for Acme Foods Inc ACF.N, the largest ever | Its offer for Acme Foods Inc, the largest ever",
                "An Acme Inc A.N unit must pay | An Acme Inc unit must pay",
                "Rates were held. [ID:nL5N0H6460] <EMRG/FRX> | Rates were held."
            })
    void codesForMachines_areTakenOut(String text, String without) {
        assertThat(WireMarks.without(text)).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Reuters) - The bank will buy its rival",
                "MIRABEL, Quebec (Reuters) - The bank will buy its rival",
                "WASHINGTON, Sept 18 (AP) — The bank will buy its rival",
                "By Anna Muster ZAMBOANGA CITY, Philippines (Dow Jones) - The bank will buy its rival",
                "WASHINGTON – The bank will buy its rival",
                "NEW YORK, N.Y. -- The bank will buy its rival",
                "CHICAGO - The bank will buy its rival"
            })
    void datelines_areTakenOff(String text) {
        assertThat(WireMarks.without(text)).isEqualTo("The bank will buy its rival");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The U.S. and the U.N. agree on St. Louis",
                "FAA - new rules for small planes are out",
                "Acme (a maker of anvils) - once the largest - closes",
                "The Senate (53-47) passed S.1 and H.R.22",
                "WHO-led mission reaches the coast",
                "a < b and <script> are no codes",
                "CVE-2013-3860 lets others run code"
            })
    void whatReadersNeed_stays(String text) {
        assertThat(WireMarks.without(text)).isEqualTo(text);
    }

    @Test
    void textOfMarksAlone_stays() {
        assertThat(WireMarks.without("( GM.N )")).isEqualTo("( GM.N )");
    }
}
