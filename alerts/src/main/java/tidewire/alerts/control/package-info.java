/** What people want of alerts and what webhooks have of them, both kept on topics. */
@NullMarked
package tidewire.alerts.control;

import org.jspecify.annotations.NullMarked;
