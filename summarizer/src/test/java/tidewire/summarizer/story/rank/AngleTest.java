package tidewire.summarizer.story.rank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AngleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wall Street ends lower as yields rise            | PRICES
            Stocks flat, dollar gains before jobs report      | PRICES
            European shares consolidate at five-year high     | PRICES
            Oil slips to $61 on supply                        | PRICES
            Gold and silver edge up                           | PRICES
            Stocks, bonds jump after candidate withdraws      | EVENT
            Dow ends at record high                           | EVENT
            Oil plunges 9 percent                             | EVENT
            Dollar General to buy rival                       | EVENT
            Gold Fields halts mine after accident             | EVENT
            Euro zone trade surplus widens                    | EVENT
            Treasury cuts stake in carmaker                   | EVENT
            U.S. Treasury eases sanctions on Tarnland         | EVENT
            Treasury set to run out of cash on Oct 17         | EVENT
            Treasury yields rise before auction               | PRICES
            Treasuries hold gains                             | PRICES
            Dow closes plant after blast                      | EVENT
            Dow Chemical ends pension plan                    | EVENT
            Dow closes higher on earnings                     | PRICES
            Shares in Tarn Foods suspended                    | EVENT
            How a start-up became a giant                     | VIEW
            Can the bank win back trust?                      | VIEW
            Fed's Miller: no need to rush                     | VIEW
            Rates may stay low for long: Miller               | VIEW
            Maker to close plant: sources                     | EVENT
            Traders bet on later rate rise                    | VIEW
            Economists see slower growth                      | VIEW
            Bank to keep rates on hold: poll                  | VIEW
            Investors sue bank over share offer               | EVENT
            Ex-traders indicted over losses                   | EVENT
            Stocks needn't fret about the vote                | VIEW
            """)
    void headline_isWrittenFor(String headline, Angle angle) {
        assertThat(Angle.of(headline)).isEqualTo(angle);
    }
}
