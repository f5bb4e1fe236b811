package tidewire.summarizer.wire;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the words around an ambiguous name ("Gap", "Target") speak of a company of that name. A word of companies right beside it
 * does ("Gap shares", "retailer Gap", "Gap's second-quarter profit", "Gap: quarterly profit", "shares of the Gap"), and so does its symbol ("Gap (GPS)"); further off in the sentence only where the name itself does what
 * companies do ("Gap to close stores, shares fall"): "Gap between rich and poor widens, analysts say" speaks of none.
 */
final class CompanyEvidence {
    /** How far off such a word may stand, in characters. */
    static final int BESIDE = 60;

    private static final String COMPANY =
            "(?:shares?|stocks?|inc|corp|ltd|plc|co|company|ceo|cfo|chief executive|chairman|earnings|profits?"
                    + "|revenues?|sales|dividend|investors?|analysts?|shareholders?|ipo|quarter(?:ly)?|(?:\\p{L}+-)?quarter|maker|retailer|chain|stores?"
                    + "|nasdaq|nyse|outlook|forecast"
                    + "|gmbh|konzern|aktien?|umsatz|gewinn|dividende|actionnaires|entreprise|bénéfice|chiffre d'affaires"
                    + "|acciones|empresa|beneficio|azioni|azienda)";

    /** Between a name and what is told of it; other small words begin another thought. */
    private static final String OTHER_THOUGHT =
            "(?!(?:as|after|and|or|while|when|but|between|of|in|on|for|with|from|than|among|against|is|are|was|were)\\b)";

    private static final Pattern RIGHT_BEHIND = Pattern.compile(
            "(?iuU)^(?:'s|'|,|:)?\\s+(?:" + OTHER_THOUGHT + "[\\p{L}\\p{N}-]+\\s+){0,2}" + COMPANY + "\\b.*",
            Pattern.DOTALL);
    private static final Pattern RIGHT_BEFORE =
            Pattern.compile("(?iuU)\\b" + COMPANY + "(?:\\s+(?:of|in|at|by|for|group|giant))?\\s+(?:the\\s+)?$");
    private static final Pattern SYMBOL_BEHIND = Pattern.compile(
            "^\\s*[(\\[](?:\\p{Lu}[\\p{Lu} ]{1,11}:\\s?)?[$]?(?<symbol>\\p{Lu}[\\p{Lu}\\p{N}]{0,9})(?:[.-]\\p{Lu}{1,2})?[)\\]]");
    private static final Pattern ACTS = Pattern.compile(
            "(?iuU)^(?:, which|:)?\\s+(?:to|says?|said|will|plans?|cuts?|raises?|opens?|closes?|shuts?"
                    + "|names?|appoints?|hires?|buys?|sells?|posts?|reports?|beats?|misses|recalls?|agrees?|launch(?:es)?|unveils?|sees|expects?|warns?"
                    + "|lowers?|boosts?|settles?|sues?|swings?)\\b.*",
            Pattern.DOTALL);
    private static final Pattern SPOKEN_OF = Pattern.compile("(?iuU)\\b" + COMPANY + "\\b");
    private static final Pattern WITHOUT_SPACES =
            Pattern.compile("株価|株式|株主|決算|会社|股价|股票|股份|公司|集团|财报|財報|股價|주가|주식|실적|หุ้น|บริษัท");

    private CompanyEvidence() {}

    /** @param start of the name in the text @param end of it @param symbols by which exchanges know the company */
    static boolean standsBeside(String text, int start, int end, Set<String> symbols) {
        String before = keyboard(text.substring(Math.max(0, start - BESIDE), start));
        String after = keyboard(text.substring(end, Math.min(text.length(), end + BESIDE)));
        Matcher symbol = SYMBOL_BEHIND.matcher(after);
        return (symbol.lookingAt() && symbols.contains(symbol.group("symbol")))
                || RIGHT_BEHIND.matcher(after).matches()
                || RIGHT_BEFORE.matcher(before).find()
                || (ACTS.matcher(after).matches() && SPOKEN_OF.matcher(after).find())
                || WITHOUT_SPACES.matcher(before).find()
                || WITHOUT_SPACES.matcher(after).find();
    }

    /** Typesetting changes apostrophes and spaces. */
    private static String keyboard(String text) {
        return text.replaceAll("[\u2018\u2019\u02bc]", "'").replaceAll("[\u00a0\u202f]", " ");
    }
}
