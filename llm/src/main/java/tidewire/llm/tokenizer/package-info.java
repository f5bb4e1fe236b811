/** Text to token ids and back, from a checkpoint's {@code tokenizer.json}. */
@NullMarked
package tidewire.llm.tokenizer;

import org.jspecify.annotations.NullMarked;
