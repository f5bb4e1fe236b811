@NullMarked
package tidewire.ingest.feed.link;

import org.jspecify.annotations.NullMarked;
