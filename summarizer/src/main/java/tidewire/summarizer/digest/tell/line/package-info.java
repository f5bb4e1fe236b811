/** One line: worded on a fork, tried, judged. */
@NullMarked
package tidewire.summarizer.digest.tell.line;

import org.jspecify.annotations.NullMarked;
