package tidewire.app.output;

/** How fast a running total grows, between two looks at it. */
final class Rate {
    private long lastTotal;
    private long lastNanos;
    private double perSecond;

    /** Units per second since the look before; looks less than a second apart answer as the one before. */
    synchronized double look(long total, long nanos) {
        if (lastNanos == 0) {
            lastNanos = nanos;
            lastTotal = total;
        } else if (nanos - lastNanos >= 1_000_000_000L) {
            perSecond = (total - lastTotal) * 1e9 / (nanos - lastNanos);
            lastNanos = nanos;
            lastTotal = total;
        }
        return perSecond;
    }
}
