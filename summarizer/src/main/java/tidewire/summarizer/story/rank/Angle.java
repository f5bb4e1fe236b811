package tidewire.summarizer.story.rank;

import java.util.regex.Pattern;

/** What a report is written for, by its headline, where no slug says it: to tell an event, a view, or the day's prices. */
public enum Angle {
    /** Something has happened, or is said to happen. */
    EVENT,
    /** What somebody thinks, or how something came about. */
    VIEW,
    /** How prices stand, when they have moved as on most days: what a leap is to prices is an event. */
    PRICES;

    /** One person's view: "… : Fisher", "Fed's Fisher: …"; a colon before sources or a report only says where it is from. */
    private static final Pattern OPINION = Pattern.compile(
            ".*: (?!sources?$|report$|media$|memo$|study$|survey$|poll$|CEO$|document$)\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)?$|^\\p{Lu}\\S*['’]s \\p{Lu}\\p{Ll}+: .*");

    private static final Pattern FEATURE =
            Pattern.compile("^(?:How|Why|When|What|Where|Inside|Behind|Meet)\\s.*|.*\\?$");

    /** What people of the markets think of it, and what should be. */
    private static final Pattern EXPECTATION = Pattern.compile(
            "(?i).*\\b(?:economists?|analysts?|strategists?|traders?|investors?|dealers?|options market)\\b"
                    + ".*\\b(?:bets?|betting|sees?|expects?|mulls?|mulling|weighs?|thinks?|braces?|eyes?|has eyes|hopes?|fears?|doubts?|predicts?|brands?)\\b.*"
                    + "|.*: (?:poll|survey)$|.*\\b(?:needn['’]t|need not|should|shouldn['’]t|ought)\\b.*|.*\\b(?:branded|called) ['‘\"].*");

    /** Not the company, which closes plants and drops plans. */
    private static final String DOW =
            "dow(?! (?:chemical|corning|inc)\\b)(?! (?:close|open|end|hold|drop|start|finish)(?:s|ed)?"
                    + " (?!at|on|as|after|ahead|in|with|above|below|near|higher|lower|up|down|flat|little|\\d))";

    /** Not "Treasury" alone: the department eases sanctions and runs out of cash. */
    private static final String PRICED = "(?:stocks?|shares|equities|wall (?:street|st)|" + DOW
            + "|s&p(?: 500)?|nasdaq|nikkei|ftse(?: 100)?|dax|dollar|euro|yen"
            + "|sterling|pound|rupee|lira|yuan|gold|silver|copper|oil|crude|brent|bonds?|treasuries|yields?|futures|commodities|bitcoin)";

    private static final String MOVES =
            "(?:up|down|flat|mixed|steady|higher|lower|little changed|(?:dip|edge|climb|rise|fall|slip|gain|ease|end|close|open|start"
                    + "|finish|retreat|advance|hold|consolidate|drift|inch|hover|pare|rebound|recover|slide|drop|firm|weaken|strengthen|waver|tread)s?"
                    + "|(?:pull|give)s? back|set to|seen|head(?:s|ed)?)";
    private static final String MOVE = PRICED + "(?:(?:, | & | and )(?:\\S+ )?" + PRICED + ")*,? " + MOVES + "\\b.*";

    private static final Pattern PRICES_MOVE = Pattern.compile("(?iu)^(?:\\S+ ){0,2}" + MOVE);
    /** Shares of a place, not of a company. */
    private static final String MARKET =
            "(?:(?:u\\.?s\\.?|american|european?|asian?|global|world|emerging|japan(?:ese|['’]s)?|tokyo|london|uk|britain['’]s"
                    + "|british|china(?:['’]s)?|chinese|shanghai|hong kong|india(?:n|['’]s)?|mumbai|german(?:y['’]s)?|frankfurt|french|paris|euro zone|italian"
                    + "|spanish|swiss|russian?|brazil(?:ian|['’]s)?|canadian?|toronto|australian?|sydney|korean?|seoul|latin american?|mexican|turkish"
                    + "|spot|nymex|comex|benchmark|stock|market|10-year|treasury) ){0,2}";

    private static final Pattern MARKET_REPORT = Pattern.compile("(?iu)^" + MARKET + MOVE);
    private static final Pattern LEAP = Pattern.compile(
            "(?i).*\\b(?:jump|soar|surge|plunge|tumble|slump|dive|plummet|crash|stun|shock|record|panic|meltdown|rout|halt|limit (?:up|down))(?:s|es|ed)?\\b.*");

    /** Whether a headline tells how prices stand or end, by little or by a leap: there is one such report after the other, every day. */
    public static boolean isMarketReport(String headline) {
        return MARKET_REPORT.matcher(headline).matches();
    }

    /** @param headline without slugs: {@code Headline.text} */
    public static Angle of(String headline) {
        if (OPINION.matcher(headline).matches()
                || FEATURE.matcher(headline).matches()
                || EXPECTATION.matcher(headline).matches()) {
            return VIEW;
        }
        return PRICES_MOVE.matcher(headline).matches()
                        && !LEAP.matcher(headline).matches()
                ? PRICES
                : EVENT;
    }
}
