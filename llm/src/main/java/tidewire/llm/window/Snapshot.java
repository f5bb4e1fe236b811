package tidewire.llm.window;

import java.nio.ByteBuffer;
import java.util.List;
import tidewire.llm.TokenLedger;

/**
 * A snapshot as it was read.
 *
 * @param ledger as far as the window had been fed
 * @param layout of the window
 * @param pin tokens of the pinned segment
 * @param tensors in the order of {@link KeyValueCache#contents}
 */
record Snapshot(TokenLedger ledger, WindowLayout.State layout, int[] pin, List<ByteBuffer> tensors) {}
