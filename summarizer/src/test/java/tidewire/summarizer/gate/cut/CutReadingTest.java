package tidewire.summarizer.gate.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.summarizer.gate.source.Sources;

class CutReadingTest {
    private static java.util.Optional<String> fault(String line, String... sources) {
        return CutReading.fault(line, new Sources(List.of(sources)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "\u6771"})
    void wordWithoutEnd_isShownCut(String letter) {
        String word = letter.repeat(90);
        assertThat(fault("A fire closed and injured two.", "A fire closed " + word + " and injured two men."))
                .hasValueSatisfying(why -> assertThat(why).contains(letter, "…").hasSizeLessThan(130));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                                     | source
            Police in Oslo arrested the mayor, a spokesman said.       | Police in Oslo on Monday arrested the mayor, a spokesman said.
            Police arrested the mayor, a spokesman said.               | Police in Oslo on Monday arrested the mayor, a spokesman said.
            Police arrested the mayor.                                 | On Monday, police arrested the mayor in Oslo.
            The bank, based in Oslo, cut its rate.                     | The bank, based in Oslo, cut its rate on Monday.
            Mubarak died in a hospital.                                | Yesterday, Mubarak, the former president, died in a hospital.
            The bank cut its rate.                                     | The bank, which was founded in 1901, cut its rate.
            The bank cut its rate.                                     | The bank, which said it was founded in 1901, cut its rate.
            A fire closed the port.                                    | A fire closed the port and injured two men.
            Northrop said it sells more.                               | HARBOR, Maryland (Reuters) - Northrop (NOC.N) said it sells more.
            The bank pleaded guilty to fraud.                          | The bank, a former client of the firm, pleaded guilty to fraud last week.
            The power company struck a deal with the city.             | The power company (PC) on Tuesday struck a deal with the city.
            Six soldiers were killed near Suez.                        | Six soldiers were killed near Suez after a bomb went off.
            A fire on a ferry injures nine people.                     | A fire on a ferry injures nine people near Crete.
            Students clash with police.                                | Students clash with police in Santiago.
            The Kurdish independence vote succeeds.                    | The Kurdish independence vote succeeds after a recount.
            Truck bomb wounds four near Quetta.                        | Truck bomb wounds four near Quetta.  The driver fled.
            Judge Anna Muster fined the bank.                          | OSLO – U.S. Judge Anna Muster fined the bank.
            Clean Ports Act was signed into law.                       | Today, the Clean Ports Act was signed into law.
            The council named a mayor.                                 | On Monday, after a vote in Oslo, the council named a mayor.
            The council named a mayor.                                 | Yesterday, after a vote in Oslo, the council named a mayor.
            The mayor is jailed for fraud.                             | The mayor is jailed for fraud, theft, and perjury.
            Jo Muster, a former host, pleaded guilty to one count of tax fraud. | Jo Muster, a former host, pleaded guilty to one count of tax fraud, the court and the police announced.
            A leak in the Ford F1 2.4 engine lets fuel escape.         | A leak in the Ford F1 (a truck) 2.4 engine lets fuel escape.
            A flaw in zlib 2.4 allows attackers to cause a crash.      | A flaw in zlib 2.4 allows attackers to cause a crash (exit) or possibly run code.
            The senate filed a bill.                                   | In a session of the panel (HELP), the senate filed a bill in May.
            Two doctors win the 2013 Nobel Prize.                      | Two doctors win the 2013 Nobel Prize during a feast.
            The vote succeeds.                                         | The vote succeeds during a strike.
            The bank cut its rate on Monday, June 3.                   | The bank cut its rate on Monday, June 3, and shares rose in Oslo.
            Voters in the province select members of its parliament.   | Voters in the province select members of its parliament in May.
            Bishops will meet in Rome.                                 | Bishops will meet in Rome during the...
            """)
    void line_thatLeavesOutWhatMayGo_isACut(String line, String source) {
        assertThat(fault(line, source)).as(line).isEmpty();
    }

    /** What the gate before this one let through in a week of news, and the kinds behind it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                                 | source                                                                                    | why
            A transaction in which Activision Blizzard can buy.    | Vivendi announces a transaction in which Activision Blizzard can buy back its shares.     | begins in the middle
            Vivendi announces a transaction in which Activision Blizzard can buy. | Vivendi announces a transaction in which Activision Blizzard can buy back its shares. | ends too early
            The state gave aid worth hundreds of millions.         | The state gave aid worth hundreds of millions of dollars.                                 | ends too early
            The flaw lets attackers execute code in a javascript.  | The flaw lets attackers execute code in a javascript: URL.                                | ends too early
            A teacher is kidnapped in Yemen.                       | A teacher is kidnapped in Yemen but later released.                                       | leaves out "but later released"
            A fire closed and injured two.                         | A fire closed the port and injured two men.                                               | leaves out "the port"
            A fire closed the port and injured two.                | A fire closed the port and injured two men.                                               | ends too early
            He signed a four-year contract.                        | He signed a four-year contract on Monday.                                                 | nobody before it
            Her rival lied about the vote.                         | The mayor said on Monday that her rival lied about the vote.                              | leaves out
            The mayor said that her rival lied.                    | The mayor said that her rival lied, which the rival rejects.                              | leaves out
            The firm did sign the treaty.                          | The firm did not sign the treaty.                                                         | leaves out "not"
            Five people died.                                      | Five people died, police said.                                                            | leaves out "police said"
            The games may have gone to Oslo by an error.           | The games may have gone to Oslo by an error, an official theorised.                       | leaves out
            The program will focus on electric cars.               | The program will focus on electric cars, a top executive said on Monday.                  | leaves out "top executive said
            The rock there is better, according to a study.        | The rock there is better in some cases, according to a study.                             | limits it, "in some cases
            The jet is the first of its size.                      | The jet is the first of its size in decades.                                              | limits it, "in decades
            Police arrested the mayor in Oslo.                     | Police in Oslo on Monday arrested the mayor.                                              | behind
            The mayor arrested police in Oslo.                     | Police in Oslo on Monday arrested the mayor.                                              | behind
            Former rebels left 60 people dead.                     | Clashes between militias and former rebels left 60 people dead.                           | begins in the middle
            The army released seamen from the Eternity.            | The army released seamen from the Eternity C carrier.                                     | ends too early
            Korea executed five officials.                         | North Korea executed five officials.                                                      | begins in the middle
            Yesterday, resigned after the vote.                    | Yesterday, John Smith, the mayor, resigned after the vote.                                | leaves out
            In Oslo, who resigned, left.                           | In Oslo, the mayor, who resigned, left.                                                   | leaves out
            The truck catching fire in the process.                | The truck catching fire in the process.  The driver fled.                                 | has no verb
            Police said that the man, a driver.                    | Police said that the man, a driver, was arrested.                                         | ends too early
            The house passed the Farm Bill.                        | The house passed the 2007 Farm Bill.                                                      | leaves out "2007"
            HARBOR, Maryland said it sells more.                   | HARBOR, Maryland (Reuters) - Northrop (NOC.N) said it sells more.                         | leaves out
            The deficit or 4 percent of GDP, fell again.           | The deficit, which reached $9 billion, or 4 percent of GDP, fell again.                   | leaves out
            HARBOR, Maryland Northrop said it sells more.          | HARBOR, Maryland (Reuters) - Northrop (NOC.N) said it sells more.                         | leaves out
            Sales fell last month as Peugeot.                      | Sales fell last month as Peugeot (PEUP.PA) and Renault lost ground.                       | verb
            As talks go on in Oslo.                                | As talks go on in Oslo, a court reviews the law.                                          | verb
            The bank will name a chief.                            | The bank will name a chief, who has said he will come, two people said.                   | two people said
            Traders are less worried by the bank.                  | Traders are less worried by the bank on Monday than by the budget.                        | compared with
            The bank expects to settle for $700 million.           | The bank expects to settle for $700 million: source                                       | ends too early
            The state could default in October.                    | The state could default in October - central bank chief                                   | who says so
            The largest democracy, votes in May.                   | India, the largest democracy, votes in May.                                               | begins in the middle
            It appointed six to the board: Ann Muster, Oslo.       | It appointed six to the board: Ann Muster, Oslo; Jo Muster, Bergen.                       | breaks off a list
            The state lifts tariffs from Canada.                   | The state lifts tariffs on steel from Canada.                                             | leaves out "on steel"
            The deficit or 4 percent of GDP, fell.                 | The deficit, at $9 billion or 4 percent of GDP, fell.                                     | leaves out
            A jury charged Samuel Kent, 59.                        | A jury charged Samuel Kent, 59, with aggravated abuse and fraud.                          | ends too early
            The Fed circulates a new design.                       | The Fed circulates a new design for the $100 bill.                                        | ends too early
            Juno suffers a glitch that puts it.                    | Juno suffers a glitch that puts it in safe mode.                                          | ends too early
            But the bank cut its rate.                             | But the bank cut its rate on Monday.                                                      | leans on something
            Mayor Anna Muster fined the bank.                      | OSLO – Former Mayor Anna Muster fined the bank.                                           | begins in the middle
            Judge Anna Muster fined the bank.                      | OSLO – Acting Judge Anna Muster fined the bank.                                           | begins in the middle
            Steel Corp cut its output.                             | U.S. Steel Corp cut its output.                                                           | begins in the middle
            Soldiers reached the town.                             | Few soldiers reached the town.                                                            | begins in the middle
            Bomber was arrested.                                   | The alleged bomber was arrested.                                                          | alleged
            Jo Muster, resigned.                                   | Today, the mayor, Jo Muster, resigned.                                                    | begins in the middle
            The Muster Group, owned by a fund in Oslo.             | The Muster Group, owned by a fund in Oslo, collapses.                                     | ends too early
            The bank closed branches in four.                      | The bank closed branches in four, mostly small, towns.                                    | ends too early
            Relations between Chile and Peru.                      | Relations between Chile and Peru.  They are old.                                          | verb
            Protests against the war in Gaza.                      | Protests against the war in Gaza.  They grow.                                             | verb
            A flaw 2.4 and earlier allows a crash.                 | A flaw in inflate.c in the Zip Library (aka zip) 2.4 and earlier allows a crash.          | what "2.4" belongs to
            2.4 and earlier allows a crash.                        | Zip Library (aka zip) 2.4 and earlier allows a crash.                                     | what "2.4" belongs to
            4.x, and earlier allows a crash.                       | Zip Library (aka zip) 2.5, 4.x, and earlier allows a crash.                               | begins in the middle
            The mayor is jailed for fraud, theft.                  | The mayor is jailed for fraud, theft, arson, and perjury.                                 | breaks off a list
            The mayor is jailed for fraud, theft, arson.           | The mayor is jailed for fraud, theft, arson, and perjury.                                 | breaks off a list
            New names are announced.                               | New names are announced for two islands in the north.                                     | for two islands
            A flaw allows a crash via a crafted (1) image.         | A flaw allows a crash via a crafted (1) image or (2) font.                                | breaks off a list
            The court clears a transaction.                        | The court clears a transaction in which the firm can buy back its shares.                 | in which
            The man is charged with fraud, theft.                  | The man is charged with fraud, theft, and perjury committed in office.                    | breaks off a list
            The gunman robbed a bank, stole a car.                 | The gunman robbed a bank, stole a car, and shot a guard.                                  | breaks off a list
            A fire in a mill was caused.                           | A fire in a mill was caused by sparks.                                                    | ends too early
            The plan was aimed.                                    | The plan was aimed at farmers in the north.                                               | ends too early
            Leaders of both parties agreed.                        | Leaders of both parties agreed on a budget.                                               | ends too early
            The summit and the fair are held.                      | The summit and the fair are held in Brunei.                                               | ends too early
            Voters select members of the province's.               | Voters select members of the province's parliament.                                       | ends too early
            Voters select members of the province's parliament.    | Voters in Nova Scotia province select members of the province's parliament.               | "the province's"
            Two doctors win the 2013 Nobel Prize.                  | Two doctors win the 2013 Nobel Prize in Medicine for their work on cells.                 | ends too early
            Members saw the figures of May.                        | Members saw the figures of May as suggesting that growth was slow.                        | ends too early
            The firm closes the plant.                             | The firm in Oslo with a plant in Bergen closes the plant.                                 | "the plant"
            The prize is awarded.                                  | The prize is awarded to Jo Muster for his work on chemical models.                        | to Jo Muster
            Two men are charged.                                   | Two men are charged with fraud in Oslo.                                                   | with fraud
            Bishops announce that a synod will be held.            | Bishops announce that a synod will be held...                                             | breaks off
            Two physicists win a prize for work on the.            | Two physicists, Jo Muster and Bo Muster, win a prize for work on the…                     | breaks off
            Victims were John Peter.                               | Victims were John, Peter.                                                                 | punctuation
            """)
    void line_thatLeavesOutWhatMayNotGo_isNone(String line, String source, String why) {
        assertThat(fault(line, source))
                .as(line)
                .hasValueSatisfying(fault -> assertThat(fault).contains(why));
    }

    /** Every part of it may go by itself, so there are more ways to part it than can be tried. */
    @Test
    void sentence_thatListsManyNames_isAnswered() {
        String names = IntStream.range(0, 30)
                .mapToObj(i -> "Jo " + (char) ('A' + i % 26) + "uster")
                .collect(Collectors.joining(", "));
        String source = "Senator Ann Muster joined Senators " + names + " and Deb Fisher to announce a bill on ports.";
        assertThat(fault("Senator Ann Muster joined Senators Jo Auster a bill on ports.", source))
                .isPresent();
    }

    @Test
    void twoSentences_areJoinedByASemicolonAlone() {
        String[] sources = {"The bank cut its rate on Monday.", "Shares of the bank jumped in Oslo today."};
        assertThat(fault("The bank cut its rate; shares of the bank jumped in Oslo.", sources))
                .isEmpty();
        assertThat(fault("The bank cut its shares in Oslo.", sources)).isPresent();
        assertThat(fault("The bank cut its rate, shares of the bank jumped.", sources))
                .isPresent();
    }

    @Test
    void secondClause_thatSaysTheFirstAgain_isRefused() {
        assertThat(fault(
                        "The bank cut its rate; the bank cut its rate by half.",
                        "The bank cut its rate.",
                        "On Monday, the bank cut its rate by half."))
                .hasValue("says the same twice");
    }

    @Test
    void sentence_withoutEnd_isAnswered() {
        assertThat(fault("Soldiers were killed near Suez.", "a-".repeat(3_000) + "1 " + "word ".repeat(1_000)))
                .isPresent();
    }
}
