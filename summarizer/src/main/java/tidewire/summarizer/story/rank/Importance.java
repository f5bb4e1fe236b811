package tidewire.summarizer.story.rank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import tidewire.summarizer.story.rank.figure.Amounts;
import tidewire.summarizer.story.rank.figure.Toll;
import tidewire.summarizer.story.text.English;
import tidewire.summarizer.story.text.Headline;
import tidewire.summarizer.text.CutOff;
import tidewire.summarizer.text.Sentences;

/**
 * How much a story matters by a report of it: a sum of named parts, cut to 0 to 1.
 *
 * <pre>
 * event      what the headline and the first words say happened, by classes of words and a list of phrases, and by the people and
 *            amounts named; an amount in the first sentence of the text counts too; a view, or prices as on most days, are less
 * attention  how much of the last day's news speaks of the same things
 * focus      what lacks where a report only mentions what its desk asks for, or its feed's category alone says so
 * sources    independent publishers, and those that repeat them
 * reports    how many of the story have words of their own
 * pace       how many of the independent publishers came within two hours
 * moves      largest linked move, in units of what is usual for the symbol
 * severity   a score of the feed (CVSS), by its scale in the configuration
 * kind       analysis, background and advisories are less than news, copies least
 * source     weight of the feed by configuration
 * </pre>
 *
 * @param value 0 to 1
 * @param reasons shares of the value by the name of the part, those that are not 0
 */
public record Importance(double value, Map<String, Double> reasons) {
    private static final double BASE = 0.14;
    private static final double EVENT = 0.30;
    private static final double HALF_EVENT = 4;
    /** A headline that breaks off before it has said more is read on in the text. */
    private static final double LITTLE = 0.06;

    private static final double DOUBT = 0.04;
    /** What somebody thinks of it; how prices stand on a day like most. */
    private static final double NO_EVENT = -0.1;

    /** What words of events in a headline count of which something else is told. */
    private static final double ASIDE = 0.25;

    /** Of a report in a language whose words are not known here: not filler for that. */
    private static final double UNREAD = 0.18;

    private static final double AMOUNT = 0.12;
    /** Powers of ten above the least amount that counts, a hundred millions. */
    private static final double MOST_AMOUNT = 3;

    private static final double LEAST_AMOUNT = 8;
    /** Of the first sentence below the headline: what a deal is worth often stands there alone. */
    private static final double LEAD_AMOUNT = 0.06;

    private static final double MOST_LEAD_AMOUNT = 3;
    private static final double PEOPLE = 0.08;
    private static final double MOST_PEOPLE = 3;
    private static final double ATTENTION = 0.16;
    private static final double HALF_ATTENTION = 0.15;
    private static final double OUT_OF_FOCUS = -0.3;
    private static final double SOURCES = 0.25;
    private static final double COPYING_COUNTS = 0.3;
    /** What many have counts less where it is no event: two offices tell the same meeting. */
    private static final double HEARD_OF_NOTHING = 0.4;

    private static final double REPORTS = 0.12;
    private static final double PACE = 0.12;
    private static final double MOVES = 0.25;
    private static final double HALF_MOVE = 4;
    private static final double SEVERITY = 0.30;
    static final double HEADLINE_ALONE = -0.10;
    private static final double QUESTION = -0.10;

    public static Importance of(Evidence evidence, RankRules rules) {
        Headline headline = Headline.of(evidence.title());
        double publishers = evidence.sources() + COPYING_COUNTS * evidence.copying();
        Map<String, Double> parts = new TreeMap<>();
        parts.put("base", BASE);
        double event = event(headline.text(), evidence.lead());
        if (event < LITTLE && CutOff.isCutOff(headline.text())) {
            CutOff.Whole whole = CutOff.whole(headline.text(), evidence.lead());
            event = Math.max(event, event(whole.headline(), whole.text()));
        }
        boolean unread =
                event < UNREAD && event > NO_EVENT / 2 && !English.mayBe(evidence.title() + " " + evidence.lead());
        event = unread ? UNREAD : event;
        double heard = event < 0 ? HEARD_OF_NOTHING : 1;
        parts.put("event", event);
        // A feed that gives scores has said how much each report matters; that many of its kind came says nothing.
        double attention = evidence.severity() == null ? evidence.attention() : 0;
        parts.put("attention", ATTENTION * attention / (attention + HALF_ATTENTION));
        parts.put("focus", OUT_OF_FOCUS * (1 - evidence.focus()));
        parts.put("sources", publishers <= 1 ? 0 : heard * SOURCES * (1 - 1 / publishers));
        parts.put("reports", heard * REPORTS * (1 - 1.0 / Math.max(1, evidence.reports())));
        parts.put("pace", heard * PACE * (1 - 1.0 / Math.max(1, evidence.recent())));
        parts.put("moves", MOVES * evidence.moveSize() / (evidence.moveSize() + HALF_MOVE));
        parts.put("severity", severity(evidence, rules));
        double kind = kind(headline, evidence);
        parts.put("kind", unread && evidence.lead().isEmpty() ? Math.min(0, kind - HEADLINE_ALONE) : kind);
        double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.put("source", Math.max(0, sum) * (rules.weight(evidence.source()) - 1));
        return of(parts);
    }

    /** Sum of the parts, rounded as they are, so that a reader can add them up. */
    static Importance of(Map<String, Double> parts) {
        Map<String, Double> rounded = new TreeMap<>();
        parts.forEach((name, part) -> {
            double value = rounded(part);
            if (value != 0) {
                rounded.put(name, value);
            }
        });
        double sum = rounded.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Importance(Math.min(1, Math.max(0, rounded(sum))), rounded);
    }

    private static double event(String headline, String lead) {
        double happened = NewsValues.shipped().isAside(headline) ? ASIDE : 1;
        double gain = happened * Stakes.shipped().gain(Amounts.inWords(headline));
        double amount = Math.min(MOST_AMOUNT, Math.max(0, Amounts.largest(headline) - LEAST_AMOUNT));
        double inLead = Math.min(MOST_LEAD_AMOUNT, Math.max(0, Amounts.largest(firstSentence(lead)) - LEAST_AMOUNT));
        double people = Math.min(MOST_PEOPLE, StrictMath.log10(1.0 + Toll.of(headline)));
        double angle = Angle.of(headline) == Angle.EVENT ? 0 : NO_EVENT;
        return angle
                + EVENT * gain / (gain + HALF_EVENT)
                + DOUBT * Stakes.shipped().loss(headline)
                + NewsValues.shipped().of(headline, lead)
                + AMOUNT * amount
                + LEAD_AMOUNT * inLead
                + happened * PEOPLE * people;
    }

    private static String firstSentence(String text) {
        return Sentences.split(text).stream().findFirst().orElse("");
    }

    private static double severity(Evidence evidence, RankRules rules) {
        if (evidence.severity() == null) {
            return 0;
        }
        return SEVERITY * rules.scale(evidence.source()).share(evidence.severity());
    }

    private static double kind(Headline headline, Evidence evidence) {
        double form = switch (headline.form()) {
            case NEWS -> 0;
            case EXCLUSIVE -> 0.02;
            case REACTION -> 0;
            case ANALYSIS -> -0.12;
            case BACKGROUND -> -0.15;
            case ADVISORY -> -0.36;
        };
        double role = switch (evidence.role()) {
            case NEW, UPDATE, CORRECTION -> 0;
            case COPY -> -0.45;
        };
        double question = headline.text().endsWith("?") ? QUESTION : 0;
        return form + role + question + (evidence.lead().isBlank() ? HEADLINE_ALONE : 0);
    }

    static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
}
