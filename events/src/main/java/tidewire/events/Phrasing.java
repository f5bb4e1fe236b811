package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who worded a line. */
public enum Phrasing {
    /** Other words than a source's, or a sentence of one cut down, and passed by the gate. */
    @JsonProperty("generated")
    GENERATED,
    /** A source's own words: the headline that replaced a refused line, or a line equal to a source sentence. */
    @JsonProperty("extracted")
    EXTRACTED
}
