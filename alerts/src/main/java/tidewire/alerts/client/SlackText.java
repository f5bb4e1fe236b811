package tidewire.alerts.client;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Text as Slack wants it. Feed text is hostile: what it escapes could otherwise mention a channel or forge a link. */
final class SlackText {
    private SlackText() {}

    /** Escapes for mrkdwn and cuts to so many characters, never inside an escape or a surrogate pair. */
    static String escape(String text, int longest) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            String piece = escape(point);
            boolean last = i + Character.charCount(point) >= text.length();
            if (out.length() + piece.length() > (last ? longest : longest - 1)) {
                return out.append('…').toString();
            }
            out.append(piece);
            i += Character.charCount(point);
        }
        return out.toString();
    }

    private static String escape(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(point);
        };
    }

    /** Cuts plain text, which Slack does not interpret. */
    static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest && text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /** {@code <address|title>}, or the title alone when the address is missing or no web address. */
    static String link(@Nullable String address, String title, int longestTitle) {
        String text = escape(title.replace('|', '¦').replaceAll("\\s+", " "), longestTitle);
        String web = webAddress(address);
        return web == null ? text : "<" + web.replace("&", "&amp;") + "|" + text + ">";
    }

    private static @Nullable String webAddress(@Nullable String address) {
        if (address == null || address.length() > 1_000) {
            return null;
        }
        try {
            URI uri = new URI(address.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E"));
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            return web && uri.getHost() != null ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
