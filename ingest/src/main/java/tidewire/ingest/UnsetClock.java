package tidewire.ingest;

import java.time.Instant;
import java.util.List;
import tidewire.events.SourceEvent;

/** Refuses to start at a time that nobody would believe: all that was observed would be set aside by those who read it. */
final class UnsetClock {
    private UnsetClock() {}

    /**
     * @param last where this ingestor's time stood before, which goes on whatever the clock says; or the epoch
     * @throws InvalidConfigException when time would begin before {@link SourceEvent#EARLIEST}
     */
    static void refuse(Instant last, Instant now) {
        if (last.isBefore(SourceEvent.EARLIEST) && now.isBefore(SourceEvent.EARLIEST)) {
            throw new InvalidConfigException(List.of("The clock of this machine says " + now
                    + ": it is not set. Set it, and start the ingestor again."));
        }
    }
}
