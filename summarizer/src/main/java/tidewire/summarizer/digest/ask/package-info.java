/** Questions to a tape: answered on a fork of the desk's window, in sentences that their sources say. Knows no Kafka. */
@NullMarked
package tidewire.summarizer.digest.ask;

import org.jspecify.annotations.NullMarked;
