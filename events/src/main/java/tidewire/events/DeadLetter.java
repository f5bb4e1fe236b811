package tidewire.events;

/**
 * Headers of the records on dead-letter topics, the same for every stage; key and value are what could not be used, as it
 * came, and its own headers are kept beside these, within what {@link LetterParts} keeps.
 */
public final class DeadLetter {
    /** Why it could not be used, one line of UTF-8 text. */
    public static final String REASON = "tidewire-reason";
    /** Stage that set it aside: ingest, wire, market, tape, digest, alerts or dashboard. */
    public static final String STAGE = "tidewire-stage";
    /** Name of the source it came from; absent when a stage took it from a topic and cannot tell. */
    public static final String SOURCE = "tidewire-source";
    /** Topic it was read from; absent when it came from outside. */
    public static final String TOPIC = "tidewire-topic";
    /** Partition of that topic, as decimal text. */
    public static final String PARTITION = "tidewire-partition";
    /** Offset in that partition, as decimal text. */
    public static final String OFFSET = "tidewire-offset";

    /** How many bytes key, value and own headers had, as decimal text, when it was too long and is cut here; absent otherwise. */
    public static final String LENGTH = "tidewire-length";

    /** On a record that was sent back, the letter that it was: {@code <dead-letter topic>/<partition>@<offset>}; on no letter. */
    public static final String REPLAYED = "tidewire-replayed";

    private DeadLetter() {}
}
