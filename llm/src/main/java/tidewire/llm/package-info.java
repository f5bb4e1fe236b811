/**
 * Token ids in, token ids out: an engine for Llama-family decoders whose attention rolls over an endless stream (attention
 * sinks plus a rolling key/value window, Xiao et al. 2023). Useful without the rest of Tidewire: start at
 * {@link tidewire.llm.LanguageModel}.
 */
@NullMarked
package tidewire.llm;

import org.jspecify.annotations.NullMarked;
