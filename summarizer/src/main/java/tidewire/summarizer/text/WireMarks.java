package tidewire.summarizer.text;

import java.util.regex.Pattern;

/** What wires set into their texts for machines and for other desks; nobody reads it in a line. */
public final class WireMarks {
    /** {@code ( GM.N )}, {@code (7203.T)}, {@code (NYSE: GM)}, {@code [ID:nL5N0H6460]}, {@code <EMRG/FRX>}. */
    private static final Pattern CODE = Pattern.compile("\\s?(?:\\(\\s?[A-Z0-9]{1,8}[a-z]?\\.[A-Z]{1,3}\\s?\\)"
            + "|\\(\\s*(?i:NYSE(?: \\w+)?|NASDAQ|AMEX|LSE|LON|TSXV?|TSX-V|ASX|OTC\\w*)\\s?:\\s?[A-Z.]{1,8}\\s?\\)"
            + "|\\[ID:\\w+\\]|<[A-Z0-9=./^]{2,14}>)");
    /** {@code Foods Inc SFD.N, }: without brackets, so the exchange must be a known one. */
    private static final Pattern BARE = Pattern.compile(
            "(?:(?<=[\\p{Ll}.)]) [A-Z]{2,6}|(?<= (?:Inc|Corp|Co|Ltd|Plc|plc|Group|Bank|NV|SA|AG|SE)\\.?) [A-Z])\\."
                    + "(?:N|O|OQ|PK|UL|L|PA|DE|T|HK|TO|AX|MI|CN|DU|SI|SS|NS|KS|MC|SW|VX|AS)(?=[\\s,;)]|\\.?$|\\.\\s)");
    /** {@code WASHINGTON, Sept 18 (Reuters) - }, {@code (AP) — }: an agency in brackets and a dash. */
    private static final Pattern DATELINE = Pattern.compile(
            "^(?:\\p{Lu}[\\p{L} .,'’/0-9-]{1,60} )?\\((?:[\\p{Lu}][\\p{L}]*)(?: [\\p{L}.]+){0,2}\\)\\s*[-–—]{1,2}\\s+(?=\\S+ \\S+ \\S+)");
    /** {@code WASHINGTON – }, {@code NEW YORK, NY -- }. */
    private static final Pattern PLACE = Pattern.compile(
            "^\\p{Lu}[\\p{Lu} .'’-]{4,30}(?:, [\\p{L}. ]{2,20})?(?:, \\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2})? ?(?:--|[–—]| - )\\s*(?=\\S+ \\S+ \\S+)");

    private WireMarks() {}

    /** @param text clean text */
    public static String without(String text) {
        String bare = BARE.matcher(CODE.matcher(text).replaceAll("")).replaceAll("");
        String begun = DATELINE.matcher(bare).replaceFirst("");
        String told = begun.equals(bare) ? PLACE.matcher(bare).replaceFirst("") : begun;
        return told.isBlank() ? text : told.strip();
    }
}
