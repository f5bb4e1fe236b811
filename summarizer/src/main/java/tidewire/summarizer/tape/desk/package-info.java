/** The order of one desk's tape. No Kafka. */
@NullMarked
package tidewire.summarizer.tape.desk;

import org.jspecify.annotations.NullMarked;
