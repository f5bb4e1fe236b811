@NullMarked
package tidewire.ingest.feed.http;

import org.jspecify.annotations.NullMarked;
