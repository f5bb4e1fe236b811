/** Reading topics outside Kafka Streams: one skeleton for all who do. */
@NullMarked
package tidewire.events.consume;

import org.jspecify.annotations.NullMarked;
