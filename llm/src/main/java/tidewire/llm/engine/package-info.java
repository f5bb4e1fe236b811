/** The decoder as one TorchScript program, and the sink windows that roll over its key/value cache. */
@NullMarked
package tidewire.llm.engine;

import org.jspecify.annotations.NullMarked;
