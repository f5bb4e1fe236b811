package tidewire.llm;

/**
 * How weights are held in memory. The key/value cache is bf16, except for {@link #F32}: all f32. With every format a row of a
 * step is the same to the last bit whatever is computed beside it, and equal chunks give equal bytes.
 */
public enum WeightFormat {
    /** Packed half precision (FBGEMM), activations f32. */
    FP16,
    /** On a GPU, or on a CPU with bf16 arithmetic; refused where it is emulated: rows of a product depend on each other there. */
    BF16,
    F32,
    /**
     * For single tokens four bits in groups of 32 along a row, each with scale and minimum (as a GGUF's Q4_1 has them: from
     * such a file nothing is lost but bits of the scales), activations bf16; for chunks the same values as {@link #FP16} has them. The projection to
     * the vocabulary stays FP16.
     */
    INT4,
    /**
     * Eight bits along a row with one scale, activations as two digits of eight bits: products are exact sums of whole numbers.
     * For an x86-64 CPU with VNNI. The fastest for many rows, and for one as fast as {@link #INT4}.
     */
    INT8
}
