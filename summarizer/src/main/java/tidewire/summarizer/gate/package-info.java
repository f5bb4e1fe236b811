/** What may leave: a verified cut, or other words that keep the promise and are judged true. Knows neither Kafka nor the engine. */
@NullMarked
package tidewire.summarizer.gate;

import org.jspecify.annotations.NullMarked;
