/** Topics to what is shown now and to the history: the only package here that reads Kafka. */
@NullMarked
package tidewire.dashboard.reader;

import org.jspecify.annotations.NullMarked;
