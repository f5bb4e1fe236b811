/** The bus: an embedded Kafka broker for one machine, and the topics on whichever broker is used. */
@NullMarked
package tidewire.app.broker;

import org.jspecify.annotations.NullMarked;
