package tidewire.llm.torch;

/** How much the engine holds outside the Java heap. */
public final class NativeArrays {
    private NativeArrays() {}

    /**
     * Native values that are open in this process: those of loaded decoders, open windows, and calls under way. The same
     * before and after any amount of work that closes what it opens.
     */
    public static long live() {
        return NativeValue.open();
    }
}
