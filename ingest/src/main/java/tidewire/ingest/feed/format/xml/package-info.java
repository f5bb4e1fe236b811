/** RSS and Atom in whatever vocabulary, mended and then read. */
@NullMarked
package tidewire.ingest.feed.format.xml;

import org.jspecify.annotations.NullMarked;
