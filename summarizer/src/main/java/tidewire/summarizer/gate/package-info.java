/** What a line may say: nothing that does not stand in what it cites. Knows neither Kafka nor the model. */
@NullMarked
package tidewire.summarizer.gate;

import org.jspecify.annotations.NullMarked;
