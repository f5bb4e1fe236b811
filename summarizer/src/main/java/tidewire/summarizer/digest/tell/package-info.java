/** What a digest says of an interval: its stories grouped and ordered, a line for each, the moves, the rest by name. Knows no Kafka. */
@NullMarked
package tidewire.summarizer.digest.tell;

import org.jspecify.annotations.NullMarked;
