package tidewire.app.config.keys;

import java.util.Set;
import tidewire.app.config.yaml.Section;

/** Names that sources and desks are given. */
final class UniqueNames {
    private UniqueNames() {}

    /** A short unique name. */
    static String read(Section s, Set<String> taken) {
        String name = s.text("name");
        if (!name.isEmpty() && !name.matches("[A-Za-z0-9.-]{1,100}")) {
            s.problem("name", "must be letters, digits, dots or dashes, was '" + name + "'");
        } else if (!name.isEmpty() && !taken.add(name)) {
            s.problem("name", "'" + name + "' is taken already");
        }
        return name;
    }
}
