package tidewire.events.consume;

import org.jspecify.annotations.Nullable;

/** Whether a reader sets aside all that it gets: then nothing comes of what is read, however well everything runs. */
public final class RefusalStreak {
    /** So many in a row are no accident. */
    public static final int MANY = 20;

    private int length;
    private String reason = "";

    /** A record was set aside. */
    public synchronized void refused(String why) {
        length++;
        reason = why;
    }

    /** A record could be used. */
    public synchronized void used() {
        length = 0;
    }

    /** @param stage whose dead letters have the records; null while it is well */
    public synchronized @Nullable String problem(String stage) {
        return length < MANY
                ? null
                : "the last " + length + " records were all set aside, the last one because " + reason
                        + " (./tidewire dlq show " + stage + ")";
    }
}
