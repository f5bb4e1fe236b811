/**
 * Topics to read model to web page and HTTP API. The way of an event: {@link tidewire.dashboard.TopicReader} takes it from
 * Kafka, {@link tidewire.dashboard.LiveView} puts it into the {@link tidewire.dashboard.ReadModel} and, four times a second, one
 * update into the {@link tidewire.dashboard.EventHub}, from where it goes to every open page. Nothing here is the truth: stop it,
 * start it, and it reads everything again.
 */
@NullMarked
package tidewire.dashboard;

import org.jspecify.annotations.NullMarked;
