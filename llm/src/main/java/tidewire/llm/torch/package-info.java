/** The decoder as one TorchScript program: its source, its weights, and the calls that run it. */
@NullMarked
package tidewire.llm.torch;

import org.jspecify.annotations.NullMarked;
