package tidewire.summarizer.story.track;

import java.net.URI;
import java.util.Locale;
import tidewire.events.NewsItem;

/**
 * Who stands behind an item: the site that it links to, or the feed when it links nowhere. Two feeds of one site are one
 * publisher, a feed that collects others' reports is many.
 */
final class NewsPublisher {
    private NewsPublisher() {}

    static String of(NewsItem item) {
        if (item.link() != null) {
            try {
                String host = URI.create(item.link()).getHost();
                if (host != null) {
                    return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
                }
            } catch (IllegalArgumentException e) {
                return item.source(); // an address that cannot be taken apart says nothing of its site
            }
        }
        return item.source();
    }
}
