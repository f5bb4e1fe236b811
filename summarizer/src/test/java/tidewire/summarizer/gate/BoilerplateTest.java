package tidewire.summarizer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The views expressed in this column are the author's own.",
                "Opinions expressed here do not necessarily reflect those of the bank.",
                "The views expressed are those of the author.",
                "Click here to read the full story",
                "Read more at the Guardian",
                "To read the full report, go to our site",
                "For more information, visit the department's site.",
                "Subscribe to our newsletter",
                "The post Fed holds rates appeared first on Example News.",
                "Copyright 2013 Example News. All rights reserved.",
                "© 2013 Example News",
                "This material may not be published or redistributed.",
                "(Reporting by Jo Muster; Editing by Anna Muster)",
                "This article was originally published by Example News.",
                "This release contains forward-looking statements.",
                "This is not investment advice.",
                "Weiterlesen auf unserer Seite",
                "Lire la suite",
                "Leer más en nuestra página",
                "Leia mais",
                "Continua a leggere",
                "Lees meer",
            })
    void whatStandsUnderEveryText_isNoNews(String text) {
        assertThat(Boilerplate.fault(text)).as(text).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Views of the minister are shared by the party, he said",
                "The bank sees more risks in emerging markets",
                "Children read more in summer, study finds",
                "Mayor says opinions are split over the bridge",
                "Copying machines recalled over fire risk",
                "Senator says the views are his own party's problem to solve after the vote on Syria failed",
                "Court rules that the book may be published",
                "Reporting by banks must improve, says regulator",
                "This story of two brothers won a prize in Cannes",
                "Subscribers leave Example News after price rise",
            })
    void news_isNews(String text) {
        assertThat(Boilerplate.fault(text)).as(text).isEmpty();
    }

    @Test
    void otherSentences_stay() {
        assertThat(Boilerplate.without("Fed holds rates. Click here to read the full story. Bonds rise."))
                .isEqualTo("Fed holds rates. Bonds rise.");
    }
}
