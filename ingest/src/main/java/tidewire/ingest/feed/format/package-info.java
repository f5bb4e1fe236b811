@NullMarked
package tidewire.ingest.feed.format;

import org.jspecify.annotations.NullMarked;
