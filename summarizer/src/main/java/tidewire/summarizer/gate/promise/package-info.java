/** What every line keeps, however it was written: figures, names, quotations, denials and who says so. */
@NullMarked
package tidewire.summarizer.gate.promise;

import org.jspecify.annotations.NullMarked;
