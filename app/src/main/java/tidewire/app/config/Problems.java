package tidewire.app.config;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, in the order in which it was found. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String path, String message) {
        found.add(path + ": " + message);
    }

    List<String> found() {
        return found;
    }
}
