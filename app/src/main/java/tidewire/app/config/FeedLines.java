package tidewire.app.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tidewire.app.StartException;
import tidewire.ingest.feed.Opml;

/** Writes feeds into the text of a configuration, whose comments and order stay as they are. */
public final class FeedLines {
    private static final Pattern SECTION = Pattern.compile("(?m)^feeds:[ \\t]*(?:#.*)?$\\R?");
    private static final Pattern NONE = Pattern.compile("(?m)^feeds:[ \\t]*\\[[ \\t]*]");
    private static final Pattern ITEM = Pattern.compile("(?m)\\G(?:[ \\t]*(?:#.*)?\\R)*([ \\t]*)- ");

    private FeedLines() {}

    /**
     * The configuration with these feeds at the head of its list.
     *
     * @throws StartException when its list of feeds is not written line by line
     */
    public static String added(String text, List<Opml.Outline> feeds) {
        String config = NONE.matcher(text).replaceFirst("feeds:");
        Matcher section = SECTION.matcher(config);
        if (!section.find()) {
            if (Pattern.compile("(?m)^feeds:").matcher(config).find()) {
                throw new StartException(
                        "The key feeds is not followed by a list line by line; write it so, then import.");
            }
            return config.stripTrailing() + "\n\nfeeds:\n" + lines(feeds, "  ");
        }
        Matcher item = ITEM.matcher(config);
        item.region(section.end(), config.length());
        String indent = item.lookingAt() ? item.group(1) : "  ";
        String head = config.substring(0, section.end());
        return head + (head.endsWith("\n") ? "" : "\n") + lines(feeds, indent) + config.substring(section.end());
    }

    private static String lines(List<Opml.Outline> feeds, String indent) {
        StringBuilder out = new StringBuilder();
        for (Opml.Outline feed : feeds) {
            // Quoted: an address may hold what YAML reads as a comment.
            out.append(indent + "- name: " + feed.name() + "\n");
            out.append(indent + "  url: \""
                    + feed.url().toString().replace("\\", "%5C").replace("\"", "%22") + "\"\n");
        }
        return out.toString();
    }
}
