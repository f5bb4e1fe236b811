package tidewire.llm;

/** How weights are held in memory. Activations are f32, the key/value cache bf16, except for {@link #F32}: all f32. */
public enum WeightFormat {
    /** Packed half precision (FBGEMM). Results do not depend on batch or chunk boundaries beyond rounding. */
    FP16,
    /** On a GPU, or on a CPU with bf16 arithmetic; refused where it is emulated: rows of a product depend on each other there. */
    BF16,
    F32,
    /** Packed 8-bit integers, activations scaled per call: a result depends on its batch-mates and on chunking. */
    INT8
}
