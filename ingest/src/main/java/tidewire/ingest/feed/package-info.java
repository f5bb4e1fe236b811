@NullMarked
package tidewire.ingest.feed;

import org.jspecify.annotations.NullMarked;
