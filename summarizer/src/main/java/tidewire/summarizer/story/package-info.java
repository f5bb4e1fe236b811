/** What happened, told apart and put in order, by arithmetic alone. Knows neither Kafka nor the model. */
@NullMarked
package tidewire.summarizer.story;

import org.jspecify.annotations.NullMarked;
