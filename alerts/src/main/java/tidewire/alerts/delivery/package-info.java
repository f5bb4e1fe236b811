/** One webhook: what waits for it, what it was sent, what it answered. */
@NullMarked
package tidewire.alerts.delivery;

import org.jspecify.annotations.NullMarked;
