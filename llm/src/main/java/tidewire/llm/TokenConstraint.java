package tidewire.llm;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Which tokens may follow. Stateful implementations belong to one request. */
@FunctionalInterface
public interface TokenConstraint {
    TokenConstraint NONE = written -> null;

    /**
     * @param written tokens written so far (prompt not included)
     * @return ids that may follow, or null for all of them; not modified by the caller and free to be reused
     */
    @Nullable
    BitSet allowed(TokenSequence written);

    /** Read-only view of the tokens written so far. */
    interface TokenSequence {
        int length();

        int get(int index);
    }
}
