/**
 * The window over an endless stream: which tokens it shows, its forks, its ledger, many windows in one step. What computes
 * keys, values and logits stands behind {@link tidewire.llm.window.Decoder}.
 */
@NullMarked
package tidewire.llm.window;

import org.jspecify.annotations.NullMarked;
