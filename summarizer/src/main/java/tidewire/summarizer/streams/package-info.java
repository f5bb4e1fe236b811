/** What all stages share of Kafka Streams: settings, threads, serdes, dead letters, metrics. */
@NullMarked
package tidewire.summarizer.streams;

import org.jspecify.annotations.NullMarked;
