package tidewire.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.net.Hosts;

/** Collects what is wrong with a configuration record, to report all of it at once. */
public final class Validation {
    private final String subject;
    private final List<String> problems = new ArrayList<>();

    public Validation(String subject) {
        this.subject = subject;
    }

    public Validation that(boolean condition, String problem) {
        if (!condition) {
            problems.add(subject + ": " + problem);
        }
        return this;
    }

    public Validation name(@Nullable String name) {
        return that(
                name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                "name must be letters, digits, dots, dashes or underscores, was '" + name + "'");
    }

    public Validation url(@Nullable URI url, Set<String> schemes) {
        boolean usable = url != null
                && url.getScheme() != null
                && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
                && Hosts.of(url) != null;
        that(usable, "url must be an absolute address starting with " + schemes + ", was '" + url + "'");
        return that(
                url == null || url.getUserInfo() == null,
                "url must not contain a user name or password: it would stand in logs");
    }

    public Validation positive(String field, @Nullable Duration value) {
        return that(value != null && !value.isNegative() && !value.isZero(), field + " must be positive, was " + value);
    }

    public Validation notNegative(String field, @Nullable Duration value) {
        return that(value != null && !value.isNegative(), field + " must not be negative, was " + value);
    }

    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
    }
}
