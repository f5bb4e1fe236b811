/**
 * Alerts topic to webhooks. {@link tidewire.alerts.AlertSender} reads, {@code client} words,
 * {@link tidewire.alerts.delivery.WebhookSender} delivers at the pace that a webhook allows; an offset is committed when everything up to it
 * has been delivered or set aside with a reason.
 */
@NullMarked
package tidewire.alerts;

import org.jspecify.annotations.NullMarked;
