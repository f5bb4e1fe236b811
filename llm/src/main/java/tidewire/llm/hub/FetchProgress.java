package tidewire.llm.hub;

/** Told how a download goes; called from the fetching thread. */
public interface FetchProgress {
    FetchProgress SILENT = new FetchProgress() {};

    /** What will be fetched, in all. */
    default void started(int files, long bytes) {}

    /** @param done bytes of this file that are here, those of an earlier attempt included */
    default void advanced(String file, long done, long size) {}

    /** The file is complete and its checksum is right. */
    default void finished(String file) {}

    /** The file was here already, complete and with the right checksum. */
    default void kept(String file) {}

    /** An attempt failed; what has arrived is kept and the next one goes on from there. */
    default void retrying(String file, String reason) {}
}
