/** Text to token ids: how entries stand on the tape and how a fork is asked. Knows no Kafka. */
@NullMarked
package tidewire.summarizer.prompt;

import org.jspecify.annotations.NullMarked;
