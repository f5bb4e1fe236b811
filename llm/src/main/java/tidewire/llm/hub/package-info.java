/** Downloading checkpoints from a model hub that speaks the Hugging Face protocol. */
@NullMarked
package tidewire.llm.hub;

import org.jspecify.annotations.NullMarked;
