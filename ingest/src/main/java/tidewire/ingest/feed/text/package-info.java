@NullMarked
package tidewire.ingest.feed.text;

import org.jspecify.annotations.NullMarked;
