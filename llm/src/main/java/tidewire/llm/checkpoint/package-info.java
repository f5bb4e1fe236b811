/** Checkpoints on disk: what a decoder looks like and where its weights are. */
@NullMarked
package tidewire.llm.checkpoint;

import org.jspecify.annotations.NullMarked;
