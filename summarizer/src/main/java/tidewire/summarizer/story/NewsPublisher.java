package tidewire.summarizer.story;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.summarizer.story.text.Headline;

/**
 * Who stands behind an item: the site that it links to, by its registered name, or the feed when it links nowhere. Two feeds of one site
 * are one publisher, a feed that collects others' reports is many, and so is a host that only passes them on: there it is the site that
 * the address or the title names.
 */
public final class NewsPublisher {
    /** Hosts, and with a dot in front all below them, whose pages are others'. */
    private static final Set<String> PASSING_ON = Set.of(
            "news.google.com",
            "feedproxy.google.com",
            "google.com",
            ".feedburner.com",
            ".feedsportal.com",
            "news.url.google.com",
            "t.co",
            "bit.ly",
            "ow.ly",
            "goo.gl",
            "tinyurl.com",
            "lnkd.in",
            "dlvr.it",
            "buff.ly",
            "fb.me",
            "flip.it",
            ".flipboard.com",
            "apple.news",
            ".smartnews.com",
            ".newsbreak.com",
            ".rss.app",
            ".msn.com");

    /** Under these every name has an owner of its own. */
    private static final Set<String> SHARED = Set.of(
            "blogspot.com",
            "wordpress.com",
            "tumblr.com",
            "github.io",
            "substack.com",
            "medium.com",
            "typepad.com",
            "livejournal.com",
            "wixsite.com",
            "weebly.com",
            "beehiiv.com",
            "ghost.io");

    /** What many countries have below their own ending: {@code co.uk}, {@code com.au}, {@code or.jp}. */
    private static final Set<String> SECOND_LEVEL =
            Set.of("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv");

    private static final Pattern ADDRESS =
            Pattern.compile("[?&](?:url|u|q)=(https?(?::|%3A)[^&]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BURNED = Pattern.compile("/~r/([^/?#]+)");

    private NewsPublisher() {}

    public static String of(NewsItem item) {
        String link = item.link();
        String host = link == null ? null : host(link);
        if (link == null || host == null) {
            return item.source(); // links nowhere, or to what says nothing of its site
        }
        return passesOn(host) ? behind(item, link) : registered(host);
    }

    private static boolean passesOn(String host) {
        return PASSING_ON.contains(host) || PASSING_ON.contains("." + registered(host));
    }

    private static String behind(NewsItem item, String link) {
        Matcher address = ADDRESS.matcher(link);
        String named = address.find()
                ? host(address.group(1)
                        .replace("%3A", ":")
                        .replace("%3a", ":")
                        .replace("%2F", "/")
                        .replace("%2f", "/"))
                : null;
        if (named != null && !passesOn(named)) {
            return registered(named);
        }
        Matcher burned = BURNED.matcher(link);
        if (burned.find()) {
            return "~" + burned.group(1).toLowerCase(Locale.ROOT);
        }
        String site = Headline.of(item.title()).site();
        return site == null
                ? item.source()
                : "~" + site.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    }

    private static @Nullable String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@code feeds.reuters.com} is {@code reuters.com}; {@code news.bbc.co.uk} is {@code bbc.co.uk}; numbers stay as they are. */
    private static String registered(String host) {
        String[] labels = host.split("\\.");
        int last = labels.length - 1;
        if (last < 2 || labels[last].isEmpty() || !Character.isLetter(labels[last].charAt(0))) {
            return host;
        }
        boolean country = labels[last].length() == 2 && SECOND_LEVEL.contains(labels[last - 1]);
        String two = labels[last - 1] + "." + labels[last];
        return country || SHARED.contains(two) ? labels[last - 2] + "." + two : two;
    }
}
