/**
 * Alerts topic to Slack webhooks. {@link tidewire.alerts.AlertSender} reads, {@link tidewire.alerts.AlertMessage} words,
 * {@link tidewire.alerts.WebhookSender} delivers at the pace that a webhook allows; an offset is committed when everything up to it
 * has been delivered or set aside with a reason.
 */
@NullMarked
package tidewire.alerts;

import org.jspecify.annotations.NullMarked;
