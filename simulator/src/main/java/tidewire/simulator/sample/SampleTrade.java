package tidewire.simulator.sample;

/**
 * A trade of a sample. Price and size stay the text that they are in the file.
 *
 * @param millis time since the epoch
 * @param time the same as text, ISO-8601 UTC
 */
public record SampleTrade(String symbol, long millis, String time, String price, String size) {}
