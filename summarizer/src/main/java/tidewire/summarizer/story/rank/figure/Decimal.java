package tidewire.summarizer.story.rank.figure;

/** Numbers as several languages write them. */
final class Decimal {
    private Decimal() {}

    /**
     * Of two different signs the last is the decimal one, and one that occurs twice parts thousands. A single one before three digits parts
     * thousands by the habit of the language.
     *
     * @param number digits with signs between them
     * @param continental a full stop parts thousands, a comma is the decimal sign
     * @param both either sign parts thousands before three digits
     */
    static double of(String number, boolean continental, boolean both) {
        String digits = number.replaceAll("[ '’\\u00a0\\u202f]", "");
        boolean wasGrouped = digits.length() < number.length();
        int comma = digits.lastIndexOf(',');
        int stop = digits.lastIndexOf('.');
        int last = Math.max(comma, stop);
        if (last < 0) {
            return Double.parseDouble(digits);
        }
        boolean twoSigns = comma >= 0 && stop >= 0;
        char sign = digits.charAt(last);
        boolean repeated = digits.indexOf(sign) < last;
        boolean thousands = !wasGrouped
                && !twoSigns
                && (repeated || (isGroup(digits, last) && (both || (sign == '.') == continental)));
        String whole = digits.substring(0, last).replaceAll("[.,]", "");
        String rest = digits.substring(last + 1);
        return Double.parseDouble(thousands ? whole + rest : whole + "." + rest);
    }

    /** Three digits behind the sign, and before it none to three that do not begin with a nought. */
    private static boolean isGroup(String digits, int sign) {
        return digits.length() - sign == 4 && sign <= 3 && digits.charAt(0) != '0';
    }
}
