package tidewire.summarizer.story.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * In how many reports of a large corpus a term stands. Frozen and shipped, so that a story does not depend on what this
 * instance happened to read before; made by {@code training/tidewire_training/frequencies.py}.
 */
public final class DocumentFrequencies {
    private static final String RESOURCE = "/tidewire/summarizer/story/frequencies.txt.gz";

    private final long documents;
    private final Map<String, Integer> counts;

    /** @param documents in the corpus @param counts documents by term */
    public DocumentFrequencies(long documents, Map<String, Integer> counts) {
        this.documents = documents;
        this.counts = Map.copyOf(counts);
    }

    /** The table that is shipped with the product; read once. */
    public static DocumentFrequencies shipped() {
        return Shipped.TABLE;
    }

    /** ln((N + 1) / (df + 0.5)); a term that the corpus never had weighs most. */
    public double weight(String term) {
        return StrictMath.log((documents + 1) / (counts.getOrDefault(term, 0) + 0.5));
    }

    /** Did the corpus have the term, and not in one or two reports only? */
    public boolean has(String term) {
        return counts.containsKey(term);
    }

    private static final class Shipped {
        static final DocumentFrequencies TABLE = read();

        private static DocumentFrequencies read() {
            try (InputStream file = DocumentFrequencies.class.getResourceAsStream(RESOURCE)) {
                if (file == null) {
                    throw new IllegalStateException("this build has no table of document frequencies: " + RESOURCE);
                }
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII));
                long documents = Long.parseLong(lines.readLine());
                Map<String, Integer> counts = new HashMap<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int space = line.indexOf(' ');
                    counts.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
                }
                return new DocumentFrequencies(documents, counts);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
