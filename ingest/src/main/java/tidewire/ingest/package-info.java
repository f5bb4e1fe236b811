@NullMarked
package tidewire.ingest;

import org.jspecify.annotations.NullMarked;
