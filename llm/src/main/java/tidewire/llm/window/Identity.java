package tidewire.llm.window;

import java.util.LinkedHashMap;
import java.util.Map;
import tidewire.llm.ModelInfo;
import tidewire.llm.SnapshotException;
import tidewire.llm.WindowConfig;

/**
 * What the contents of a window depend on besides its tokens, by name.
 *
 * @param parts name to value, in the order in which they are compared
 */
record Identity(Map<String, String> parts) {
    static Identity of(ModelInfo model, Decoder decoder, String fingerprint, WindowConfig config) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("model", model.sha256());
        parts.put("weight format", model.weights().toString());
        parts.put("window", config.toString());
        parts.put("engine", decoder.version());
        parts.put("arithmetic", fingerprint);
        return new Identity(parts);
    }

    /** @throws SnapshotException naming the first part that differs */
    void checkSame(Identity other) throws SnapshotException {
        for (Map.Entry<String, String> part : parts.entrySet()) {
            if (!part.getValue().equals(other.parts.get(part.getKey()))) {
                throw new SnapshotException("it is of another " + part.getKey());
            }
        }
    }
}
