package tidewire.llm;

/** Rebuilding a window from its {@link TokenLedger}, slice by slice. */
public interface WindowRestore extends AutoCloseable {

    /**
     * Feeds whole entries until at least {@code tokens} tokens are fed or nothing is left.
     *
     * @return true when the window is complete
     */
    boolean advance(int tokens);

    /** Tokens still to be fed. */
    long remaining();

    /** Hands the complete window over. */
    SinkWindow window();

    /** Frees what was rebuilt, unless {@link #window} has handed it over. */
    @Override
    void close();
}
