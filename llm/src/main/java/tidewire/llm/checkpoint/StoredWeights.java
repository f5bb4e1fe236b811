package tidewire.llm.checkpoint;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/** Weights as they lie in files. Nothing of this knows which of them a decoder needs. */
public interface StoredWeights extends WeightSource {
    /** Names of all tensors, as Hugging Face names them where they mean the same. */
    Set<String> names();

    /** The format's own name of a tensor's number format, for example {@code BF16} or {@code Q4_1}. */
    String type(String name);

    boolean isReadable(String name);

    /** Number formats that can be read, to be told to somebody whose tensor has another. */
    String readableTypes();

    /** Number formats found, in no special order. */
    Collection<String> types();

    /** The file that holds a tensor. */
    Path file(String name);
}
