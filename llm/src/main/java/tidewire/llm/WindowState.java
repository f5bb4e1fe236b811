package tidewire.llm;

/**
 * Sizes in tokens.
 *
 * @param fed tokens ever fed, sinks included, pins not
 * @param evicted tokens that have left the rolling part
 * @param entries lengths of the entries (or what is left of them) in the rolling part, oldest first
 */
public record WindowState(int sinks, int pinned, int rolling, int capacity, long fed, long evicted, int[] entries) {}
