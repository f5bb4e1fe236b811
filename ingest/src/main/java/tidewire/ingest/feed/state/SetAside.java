package tidewire.ingest.feed.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tidewire.ingest.Publisher;
import tidewire.ingest.feed.parse.ParsedFeed.Rejected;

/** What a feed has served that cannot be used, as dead letters: each once, however often it is served, when Kafka has it. */
public final class SetAside {
    private static final int LEAST = 1_000;

    private final String source;
    private final Publisher publisher;
    /** Hashes of what Kafka has, that of the last document at the end. */
    private final Set<String> known = new LinkedHashSet<>();

    public SetAside(String source, Publisher publisher) {
        this.source = source;
        this.publisher = publisher;
    }

    private record Letter(String hash, CompletableFuture<Void> acknowledged) {}

    /**
     * Sets aside what is not known yet of all that one document has, and waits until Kafka has answered.
     *
     * @return false when it has refused some: that is sent again the next time
     */
    public boolean put(List<Rejected> document) {
        Map<String, Rejected> there = new LinkedHashMap<>();
        document.forEach(rejected -> there.putIfAbsent(Hash.of(rejected.raw()), rejected));
        List<Letter> letters = new ArrayList<>();
        there.forEach((hash, rejected) -> {
            // To the end with what is here now.
            if (known.remove(hash)) {
                known.add(hash);
            } else {
                Publisher.Batch batch = publisher.batch(source);
                batch.deadLetter(rejected.reason(), rejected.raw());
                letters.add(new Letter(hash, batch.acknowledged()));
            }
        });
        boolean all = true;
        for (Letter letter : letters) {
            all &= arrived(letter);
        }
        int most = Math.max(LEAST, 2 * there.size());
        known.stream().limit(Math.max(0, known.size() - most)).toList().forEach(known::remove);
        return all;
    }

    private boolean arrived(Letter letter) {
        try {
            letter.acknowledged().join();
            known.add(letter.hash());
            return true;
        } catch (CompletionException e) {
            return false; // the publisher has said why
        }
    }
}
