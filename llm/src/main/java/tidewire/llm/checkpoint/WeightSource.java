package tidewire.llm.checkpoint;

/**
 * Weights by their Hugging Face tensor names, for example {@code model.layers.3.self_attn.q_proj.weight}. Everything a
 * decoder needs was checked to be there, with the right shape, before one of these is handed out.
 */
public interface WeightSource {

    /** Values widened to f32, row-major; projections are [out, in]. A new array each time, the caller's to change. */
    float[] read(String name);

    long[] shape(String name);

    boolean has(String name);
}
