@NullMarked
package tidewire.summarizer;

import org.jspecify.annotations.NullMarked;
