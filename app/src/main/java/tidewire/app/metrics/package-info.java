/** What /metrics shows, and how it is called there. */
@NullMarked
package tidewire.app.metrics;

import org.jspecify.annotations.NullMarked;
