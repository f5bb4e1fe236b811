package tidewire.app;

/** What the process answers to its caller. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** Something failed while running. */
    public static final int FAILED = 1;
    /** Wrong use or configuration: nothing was begun. */
    public static final int WRONG_USE = 2;

    private ExitCode() {}
}
