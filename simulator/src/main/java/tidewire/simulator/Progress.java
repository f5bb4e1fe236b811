package tidewire.simulator;

import java.time.Instant;

/**
 * How far the play has got.
 *
 * @param time simulated time
 * @param items news items shown so far
 * @param trades trades sent so far
 */
public record Progress(Instant time, long items, long trades) {}
