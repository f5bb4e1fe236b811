/** What must be settled before DJL loads a native library. */
@NullMarked
package tidewire.llm.djl;

import org.jspecify.annotations.NullMarked;
