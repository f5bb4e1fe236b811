package tidewire.llm.torch;

import org.jspecify.annotations.Nullable;

/**
 * What the forks of one window read of it, packed for their products when the first of them takes a step and dropped with the
 * last: as long as there are forks, it stands still.
 */
final class SharedKeys {
    private final ScriptModule module;
    private int forks;
    private @Nullable NativeValue packed;

    SharedKeys(ScriptModule module) {
        this.module = module;
    }

    /** One more fork. */
    synchronized SharedKeys join() {
        forks++;
        return this;
    }

    /** @param fork any of them */
    synchronized NativeValue packed(NativeValue fork) {
        NativeValue there = packed;
        if (there == null) {
            there = module.call("pack_shared", fork);
            packed = there;
        }
        return there;
    }

    synchronized void leave() {
        forks--;
        if (forks == 0 && packed != null) {
            packed.close();
            packed = null;
        }
    }
}
