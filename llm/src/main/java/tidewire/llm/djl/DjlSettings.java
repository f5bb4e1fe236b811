package tidewire.llm.djl;

/**
 * Settings that must be in place before DJL loads a native library. DJL asks the network for natives it does not find, and
 * reports its use; neither is wanted. And PyTorch fixes its number of threads when it starts: the engine wants one per call.
 */
public final class DjlSettings {
    private DjlSettings() {}

    /** Call before anything of DJL; what the user has set is kept. */
    public static void apply() {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent("ai.djl.pytorch.num_threads", "1");
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null && System.getenv(key) == null) {
            System.setProperty(key, value);
        }
    }
}
