/** The SQLite file behind the history. */
@NullMarked
package tidewire.dashboard.history.sql;

import org.jspecify.annotations.NullMarked;
