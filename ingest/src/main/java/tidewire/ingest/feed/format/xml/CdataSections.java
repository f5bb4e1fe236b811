package tidewire.ingest.feed.format.xml;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ends CDATA sections that nobody has ended with their element, so that they do not swallow the items behind it. */
final class CdataSections {
    private static final String START = "<![CDATA[";
    private static final String END = "]]>";
    /** So far before a section its element is looked for. */
    private static final int LOOKED_AT = 300;

    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z][\\w:.-]*)[^<>]*>\\s*$");

    private CdataSections() {}

    static String closed(String text) {
        int lastEnd = text.lastIndexOf(END);
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        for (int start = text.indexOf(START); start >= 0; start = text.indexOf(START, at)) {
            int from = start + START.length();
            int end = lastEnd < from ? text.length() : text.indexOf(END, from);
            int ownEnd = endOfItem(text, from, end) ? elementEnd(text, start, from, end) : -1;
            if (ownEnd >= 0) {
                out.append(text, at, ownEnd).append(END);
                at = ownEnd;
            } else {
                int next = Math.min(text.length(), end + END.length());
                out.append(text, at, next);
                at = next;
            }
        }
        return at == 0 ? text : out.append(text, at, text.length()).toString();
    }

    /** Whether the section goes over the end of an item into another section, or to the end of the document. */
    private static boolean endOfItem(String text, int from, int end) {
        int other = end == text.length() ? end : text.indexOf(START, from);
        if (other < 0 || other > end) {
            return false;
        }
        String section = text.substring(from, other).toLowerCase(Locale.ROOT);
        return section.contains("</item>") || section.contains("</entry>");
    }

    private static int elementEnd(String text, int start, int from, int end) {
        Matcher element = ELEMENT.matcher(text.substring(Math.max(0, start - LOOKED_AT), start));
        int own = element.find() ? text.indexOf("</" + element.group(1), from) : -1;
        return own < end ? own : -1;
    }
}
