/** What leaves the dashboard as text, made safe for readers. */
@NullMarked
package tidewire.dashboard.json;

import org.jspecify.annotations.NullMarked;
