/** A desk's window and what belongs to it: entries are read, intervals end. No Kafka. */
@NullMarked
package tidewire.summarizer.digest.desk;

import org.jspecify.annotations.NullMarked;
