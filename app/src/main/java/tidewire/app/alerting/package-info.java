/** Commands with which people tune alerts. */
@NullMarked
package tidewire.app.alerting;

import org.jspecify.annotations.NullMarked;
