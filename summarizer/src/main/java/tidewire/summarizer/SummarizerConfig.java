package tidewire.summarizer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;

/**
 * @param desks at least one, with different names
 * @param digest how digests are written
 * @param moves what counts as a move
 * @param alerts what is worth an interruption
 * @param stateFolder where Kafka Streams keeps its state; a folder of its own for every instance on a machine
 * @param windowFolder where copies of the desks' windows are kept: in the state folder, or where other instances find them too
 * @param threads Streams threads of the tape application; more than it has partitions are idle
 * @param digestThreads Streams threads of the digest application, each with one desk's digest in hand at a time
 * @param lease how long an ingestor that says nothing is waited for, by the markers of the others
 * @param patience how far a desk may be behind before that is a problem
 * @param startTimeout how long the broker may take to answer at the start
 */
public record SummarizerConfig(
        List<Desk> desks,
        DigestOptions digest,
        MarketRules moves,
        AlertPolicy alerts,
        Path stateFolder,
        Path windowFolder,
        int threads,
        int digestThreads,
        Duration lease,
        Duration patience,
        Duration startTimeout) {
    public SummarizerConfig {
        desks = List.copyOf(desks);
        new DeskRoutes(desks); // refuses what cannot be routed
        if (threads < 1 || digestThreads < 1) {
            throw new IllegalArgumentException(
                    "summarizer threads must be at least 1, were " + threads + " and " + digestThreads);
        }
    }
}
