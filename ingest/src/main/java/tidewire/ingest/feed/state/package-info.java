@NullMarked
package tidewire.ingest.feed.state;

import org.jspecify.annotations.NullMarked;
