@NullMarked
package tidewire.ingest.feed.date;

import org.jspecify.annotations.NullMarked;
