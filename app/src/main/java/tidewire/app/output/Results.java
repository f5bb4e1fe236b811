package tidewire.app.output;

import tidewire.events.Alert;
import tidewire.events.Digest;
import tidewire.events.Move;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;

/** Takes results as they are committed. Called from one thread. */
public interface Results {
    /**
     * A digest was written.
     *
     * @param json the record's value as it stands on the topic
     */
    void digest(Digest digest, byte[] json);

    void alert(Alert alert);

    void move(Move move);

    void telemetry(Telemetry telemetry);

    /** How far a desk's tape has come. */
    void status(TapeStatus status);

    /** Nothing more will come, for this reason: reading has failed for good. */
    void unreadable(String reason);
}
