package tidewire.ingest.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.UnreadableFeedException;
import tidewire.ingest.feed.http.FeedClient;
import tidewire.ingest.feed.http.FeedException;
import tidewire.ingest.feed.http.FeedRequest;
import tidewire.ingest.feed.http.FeedResponse;
import tidewire.ingest.feed.parse.FeedParser;
import tidewire.ingest.feed.parse.ParsedFeed;

/** Does once what a poll does, and says what came of it. */
public final class FeedCheck {
    private FeedCheck() {}

    /** A feed that would bring nothing; the message is one sentence for the operator. */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(@Nullable String message) {
            super(message);
        }
    }

    /**
     * Title, number of items, newest date, and what the server asks of pollers.
     *
     * @param contact as in {@link tidewire.ingest.IngestConfig#contact}
     */
    public static String of(FeedConfig feed, @Nullable String contact) throws Failure {
        try (FeedClient client = new FeedClient(contact, InstantSource.system())) {
            FeedResponse response = client.fetch(new FeedRequest(
                    feed.url(),
                    null,
                    null,
                    feed.credentials(),
                    feed.timeout(),
                    feed.maxBytes(),
                    feed.allowPrivateAddresses()));
            ParsedFeed parsed = new FeedParser(feed.severity())
                    .parse(
                            response.body(),
                            response.contentType(),
                            response.url().toString());
            return feed.secrets().hiddenIn(words(feed, response, parsed));
        } catch (FeedException | UnreadableFeedException e) {
            throw new Failure(feed.secrets().hiddenIn(String.valueOf(e.getMessage())));
        }
    }

    private static String words(FeedConfig feed, FeedResponse response, ParsedFeed parsed) {
        List<String> words = new ArrayList<>();
        words.add(parsed.title().isEmpty() ? feed.url().toString() : "“" + parsed.title() + "”");
        words.add(parsed.items().size() + (parsed.items().size() == 1 ? " item" : " items"));
        words.add(parsed.newest().map(time -> "the newest of " + time).orElse("none with a date that can be read"));
        Duration asked = response.asked().compareTo(parsed.hints().interval()) > 0
                ? response.asked()
                : parsed.hints().interval();
        if (asked.compareTo(feed.every()) > 0) {
            words.add("asks to be polled every " + plain(asked) + " at most");
        }
        if (!parsed.hints().skipHours().isEmpty() || !parsed.hints().skipDays().isEmpty()) {
            words.add("names hours or days to leave out");
        }
        if (response.etag() == null && response.lastModified() == null) {
            words.add("sends all of it at each poll");
        }
        if (!parsed.rejected().isEmpty()) {
            words.add(parsed.rejected().size() + " that cannot be used");
        }
        if (parsed.truncated()) {
            words.add("breaks off at its end");
        }
        parsed.doubts().stream().limit(2).forEach(doubt -> words.add(doubt.words()));
        if (response.moved() != null) {
            words.add("has moved for good to " + response.moved());
        }
        return String.join(", ", words);
    }

    private static String plain(Duration time) {
        return time.toMinutes() < 1
                ? time.toSeconds() + " s"
                : time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
