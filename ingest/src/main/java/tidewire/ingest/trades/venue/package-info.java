/** What each venue's protocol says; knows neither Kafka nor a socket. To add one: implement {@link Venue}, name it in {@link Venues}. */
@NullMarked
package tidewire.ingest.trades.venue;

import org.jspecify.annotations.NullMarked;
