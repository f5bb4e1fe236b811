/** GGUF files, in which people have quantised models: metadata, tensors and tokenizer as a checkpoint. */
@NullMarked
package tidewire.llm.gguf;

import org.jspecify.annotations.NullMarked;
