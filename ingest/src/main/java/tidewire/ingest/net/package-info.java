@NullMarked
package tidewire.ingest.net;

import org.jspecify.annotations.NullMarked;
