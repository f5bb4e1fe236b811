/** Real in-memory implementations for tests: a tokenizer and a small language model that copies. */
@NullMarked
package tidewire.summarizer.testing;

import org.jspecify.annotations.NullMarked;
