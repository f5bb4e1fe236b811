package tidewire.summarizer.story;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.summarizer.story.site.KnownSites;
import tidewire.summarizer.story.site.RegisteredNames;
import tidewire.summarizer.story.site.SiteName;
import tidewire.summarizer.story.text.Headline;

/**
 * Who stands behind an item: the site that it links to, by its registered name, or the feed when it links nowhere. Two feeds of one site
 * are one publisher, a feed that collects others' reports is many, and so is a host that only passes them on: there it is the site that
 * the address names or, where the host names sites in titles, the title. A site that is known is one publisher by whichever of its names.
 */
public final class NewsPublisher {
    /** Collections that put the site's name behind the title; with a dot in front all hosts below. */
    private static final Set<String> COLLECTING = Set.of(
            "news.google.com",
            "news.url.google.com",
            "google.com",
            ".flipboard.com",
            "flip.it",
            "apple.news",
            ".smartnews.com",
            ".newsbreak.com",
            ".msn.com",
            ".bing.com");

    /** Addresses that lead to others' pages, whose titles are the author's own to the end. */
    private static final Set<String> LEADING_ELSEWHERE = Set.of(
            "feedproxy.google.com",
            ".feedburner.com",
            ".feedsportal.com",
            ".rss.app",
            "t.co",
            "bit.ly",
            "ow.ly",
            "is.gd",
            "j.mp",
            "goo.gl",
            "tinyurl.com",
            "lnkd.in",
            "dlvr.it",
            "buff.ly",
            "ift.tt",
            "trib.al",
            "fb.me");

    private static final Pattern ADDRESS =
            Pattern.compile("[?&](?:url|u|q)=(https?(?::|%3A)[^&]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BURNED = Pattern.compile("/~r/([^/?#~]+)(?:/([^/?#~]+))?");
    /** Where FeedBurner has the feeds of many: the next part of the address tells which. */
    private static final Set<String> OF_MANY = Set.of(
            "blogspot",
            "typepad",
            "wordpress",
            "tumblr",
            "livejournal",
            "medium",
            "squarespace",
            "blogs",
            "blog",
            "rss",
            "feed",
            "feeds",
            "atom",
            "xml",
            "com",
            "news");

    private NewsPublisher() {}

    public static String of(NewsItem item) {
        String link = item.link();
        String host = link == null ? null : RegisteredNames.host(link);
        if (link == null || host == null) {
            return item.source(); // links nowhere, or to what says nothing of its site
        }
        boolean collecting = isAmong(COLLECTING, host);
        return collecting || isAmong(LEADING_ELSEWHERE, host) ? behind(item, link, collecting) : site(host);
    }

    private static boolean isAmong(Set<String> hosts, String host) {
        return hosts.contains(host) || hosts.contains("." + RegisteredNames.of(host));
    }

    private static String site(String host) {
        return KnownSites.shipped().mainDomain(RegisteredNames.of(host));
    }

    private static String behind(NewsItem item, String link, boolean collecting) {
        Matcher address = ADDRESS.matcher(link);
        String named = address.find() ? RegisteredNames.host(decoded(address.group(1))) : null;
        if (named != null && !isAmong(COLLECTING, named) && !isAmong(LEADING_ELSEWHERE, named)) {
            return site(named);
        }
        Matcher burned = BURNED.matcher(link);
        if (burned.find()) {
            return burned(burned.group(1).toLowerCase(Locale.ROOT), burned.group(2));
        }
        String name = collecting ? Headline.of(item.title()).site() : null;
        return name == null ? item.source() : named(name);
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static String burned(String first, @Nullable String second) {
        if (second == null || !OF_MANY.contains(first)) {
            return KnownSites.shipped().domainOf(first).orElse("~" + first);
        }
        String own = second.toLowerCase(Locale.ROOT);
        return KnownSites.shipped().domainOf(own.replaceFirst("[_-].*", "")).orElse("~" + first + "/" + own);
    }

    static String named(String name) {
        String bare = name.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
        return KnownSites.shipped()
                .domainOf(name)
                .orElseGet(() -> SiteName.isHost(name) ? site(bare.replaceFirst("^www\\.", "")) : "~" + bare);
    }
}
