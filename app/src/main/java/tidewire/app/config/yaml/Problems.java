package tidewire.app.config.yaml;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, in the order in which it was found. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    public void add(String path, String message) {
        found.add(path + ": " + message);
    }

    public List<String> found() {
        return found;
    }
}
