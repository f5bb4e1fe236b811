/**
 * Everything that was, in one SQLite file: a read model that is rebuilt from the topics when it is lost and in step with them
 * otherwise. {@link tidewire.dashboard.history.History} is the way in; no Kafka and no HTTP here.
 */
@NullMarked
package tidewire.dashboard.history;

import org.jspecify.annotations.NullMarked;
