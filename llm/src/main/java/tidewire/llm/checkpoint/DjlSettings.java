package tidewire.llm.checkpoint;

/** DJL asks the network for natives it does not find, and reports its use. Neither is wanted: natives are on the class path. */
public final class DjlSettings {
    private DjlSettings() {}

    /** Call before anything of DJL; what the user has set is kept. */
    public static void keepOffline() {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null && System.getenv(key) == null) {
            System.setProperty(key, value);
        }
    }
}
