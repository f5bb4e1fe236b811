/** Looking at a model folder, and trying it by hand: what stands behind {@code tidewire model}. */
@NullMarked
package tidewire.llm.tools;

import org.jspecify.annotations.NullMarked;
