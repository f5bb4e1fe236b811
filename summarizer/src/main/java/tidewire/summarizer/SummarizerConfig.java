package tidewire.summarizer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * @param desks at least one, with different names
 * @param stateFolder where Kafka Streams keeps its state; a folder of its own for every instance on a machine
 * @param threads Streams threads of the tape application; more than it has partitions are idle
 * @param startTimeout how long the broker may take to answer at the start
 */
public record SummarizerConfig(List<Desk> desks, Path stateFolder, int threads, Duration startTimeout) {
    public SummarizerConfig {
        desks = List.copyOf(desks);
        new Routes(desks); // refuses what cannot be routed
        if (threads < 1) {
            throw new IllegalArgumentException("summarizer threads must be at least 1, was " + threads);
        }
    }
}
