package tidewire.ingest;

import java.util.List;

/** A configuration that cannot work. {@link #problems()} names everything that is wrong with it, not only the first. */
public final class InvalidConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    public InvalidConfigException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence per problem, in the order of the fields. */
    public List<String> problems() {
        return problems;
    }
}
