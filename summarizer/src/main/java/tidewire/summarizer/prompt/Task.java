package tidewire.summarizer.prompt;

/** What a model can be asked on a fork. */
public enum Task {
    /** A line in its own words. */
    REWORD,
    /** One sentence of the reports, cut down. */
    SHORTEN,
    /** A sentence or two over a digest's lines. */
    LEAD,
    /** Whether the reports say what a line says. */
    CHECK
}
