package tidewire.dashboard.history;

/** What a row of the history is. */
public enum Kind {
    DIGEST,
    /** One line of a digest; its subject is its story. */
    LINE,
    /** An entry of a desk's tape; its subject is its item's story, or its move. */
    TAPE,
    /** A news item whole, in its latest revision; its subject is its source. */
    ITEM,
    /** Its subject is its symbol. */
    MOVE,
    /** Its subject is its story, if any. */
    ALERT,
    STORY,
    /** How a source was doing in one span of time; its subject is the source. */
    SOURCE,
    QUESTION,
    /** A part of an answer; its subject is the question. */
    ANSWER
}
