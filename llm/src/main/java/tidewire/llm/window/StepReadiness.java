package tidewire.llm.window;

/** Whether mask and cache of a window are as a step of one token needs them: what is costly is done only when something has changed. */
final class StepReadiness {
    /** Whether the keys of sinks and pins are where a single step finds them, and how far they were turned. */
    private boolean anchorsPlaced;

    private long anchorOffset;
    /** Whether the mask for single steps shows the tokens that are visible. */
    private boolean maskFresh;

    /** Something else than a single step was fed. */
    void fed() {
        maskFresh = false;
    }

    /** Keys of sinks and pins are new. */
    void anchorsChanged() {
        anchorsPlaced = false;
    }

    /** What holds for a copy of the cache. */
    void sameAs(StepReadiness other) {
        anchorsPlaced = other.anchorsPlaced;
        anchorOffset = other.anchorOffset;
        maskFresh = other.maskFresh;
    }

    /** What holds for another fork of the same window: that window's anchors are not its own. */
    void sameMaskAs(StepReadiness other) {
        maskFresh = other.maskFresh;
    }

    /** Of a fork that reads its parent's keys. */
    void prepareFork(WindowLayout layout, KeyValueCache cache, long forkedAt) {
        if (!maskFresh && layout.nextMaskedAfterFork(forkedAt)) {
            cache.showSlots(layout.visibleAfterFork(forkedAt));
            maskFresh = true;
        }
    }

    /** @return whether the step must turn the keys of so many sinks and pins */
    boolean prepare(WindowLayout layout, KeyValueCache cache, int anchors) {
        if (!maskFresh && layout.nextMasked()) {
            cache.showSlots(layout.visibleSlots());
            maskFresh = true;
        }
        long offset = layout.nextAnchorOffset();
        boolean turn = anchors > 0 && (!anchorsPlaced || offset != anchorOffset);
        anchorsPlaced = true;
        anchorOffset = offset;
        return turn;
    }
}
