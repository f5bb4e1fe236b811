/**
 * Topics to read model to web page and HTTP API. The way of an event: {@link tidewire.dashboard.reader.TopicReader} takes it from
 * Kafka and gives it to {@link tidewire.dashboard.live.LiveView}, which sends it to every open page, and to
 * {@link tidewire.dashboard.history.History}, which keeps it. Nothing here is the truth: delete the history, and it is built
 * again from the topics.
 */
@NullMarked
package tidewire.dashboard;

import org.jspecify.annotations.NullMarked;
