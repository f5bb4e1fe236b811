@NullMarked
package tidewire.ingest.feed.parse;

import org.jspecify.annotations.NullMarked;
