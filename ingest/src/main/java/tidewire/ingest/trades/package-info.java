/** Trade sources: one stream of trades out of what each venue's protocol says, and files of trades. */
@NullMarked
package tidewire.ingest.trades;

import org.jspecify.annotations.NullMarked;
