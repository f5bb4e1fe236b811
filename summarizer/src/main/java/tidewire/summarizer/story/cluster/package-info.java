/** Which reports tell the same event: one pass, in the order of the tape, deterministic. Knows neither Kafka nor the model. */
@NullMarked
package tidewire.summarizer.story.cluster;

import org.jspecify.annotations.NullMarked;
