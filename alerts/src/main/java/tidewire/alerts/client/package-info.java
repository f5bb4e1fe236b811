/** How messages are worded and posted: Slack's webhooks, Slack's bots, and JSON for receivers of one's own. */
@NullMarked
package tidewire.alerts.client;

import org.jspecify.annotations.NullMarked;
