package tidewire.summarizer.story.site;

/** How agencies write place and day around a report, as parts of regular expressions: {@code ORLE, Sept 18}, {@code Orle, N.Y., 18 September 2013}. */
public final class Datelines {
    /** Months of the languages that feeds are in, as they are written out and shortened. */
    private static final String MONTH =
            "(?iu:jan(?:uary|uar|vier|uari|eiro)?|jänner|enero|ene|gen(?:naio)?|styczni[ae]|tammikuuta"
                    + "|feb(?:ruary|ruar|brero|braio|ruari)?|févr?(?:ier)?|fevereiro|fev|lutego|helmikuuta"
                    + "|mar(?:ch|s|zo|ço|t|et|ca)?|märz|mrz|mrt|maart|maaliskuuta"
                    + "|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|kwietnia|huhtikuuta"
                    + "|may|mai|mayo|maggio|mag|maio|mei|maj|maja|toukokuuta"
                    + "|june?|juni|juin|junio|giu(?:gno)?|junho|czerwca|kesäkuuta"
                    + "|july?|juli|juil(?:let)?|julio|lug(?:lio)?|julho|lipca|heinäkuuta"
                    + "|aug(?:ust|usti|ustus)?|août|agosto|ago|sierpnia|elokuuta"
                    + "|sept?(?:ember)?|septembre|septiembre|setiembre|set(?:tembre|embro)?|września|syyskuuta"
                    + "|oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?|października|lokakuuta"
                    + "|nov(?:ember|embre|iembre|embro)?|listopada|marraskuuta"
                    + "|dec(?:ember|embre)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|grudnia|joulukuuta"
                    + "|января|янв|февраля|фев|марта|апреля|апр|мая|июня|июля|августа|авг|сентября|сен|октября|окт|ноября|ноя|декабря|дек"
                    + "|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)\\.?";

    private static final String YEAR = "(?:,?\\s+(?:de\\s+)?\\d{4})?";
    private static final String DAY = "(?:" + MONTH + "\\s+\\d{1,2}(?!\\d)" + YEAR + "|\\d{1,2}\\.?\\s+(?:de\\s+)?"
            + MONTH + "(?!\\p{L})" + YEAR + "|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})";
    private static final String REGION = "(?:,\\s*\\p{Lu}[\\p{L}.]{1,20}(?: \\p{Lu}[\\p{L}.]{1,20})?)?";
    private static final String CAPITALS = "\\p{Lu}[\\p{Lu} .'’/-]{1,40}";
    private static final String NAME =
            "\\p{Lu}[\\p{L}.'’/-]{1,30}(?: (?:(?:de|of|am|la|el) )?\\p{Lu}[\\p{L}.'’/-]{1,30}){0,2}";

    /** In capitals, as nothing within a text is: the place tells that it is no part of a sentence. */
    public static final String IN_CAPITALS = CAPITALS + REGION + ",\\s*" + DAY;

    /** Written as any name is: to be taken for a dateline only where something parts it from the text. */
    public static final String AS_A_NAME = "(?:" + CAPITALS + "|" + NAME + ")" + REGION + ",\\s*" + DAY;

    /** A place alone. */
    public static final String PLACE = "(?:" + CAPITALS + "|" + NAME + ")" + REGION;

    /** In capitals. */
    public static final String PLACE_IN_CAPITALS = CAPITALS + REGION;

    private Datelines() {}
}
