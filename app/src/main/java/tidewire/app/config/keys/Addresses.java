package tidewire.app.config.keys;

import java.net.URI;
import java.util.List;
import tidewire.app.config.yaml.Section;
import tidewire.ingest.net.Hosts;

/** Network addresses in the file. */
final class Addresses {
    static final URI NONE = URI.create("about:none");

    private Addresses() {}

    /** An absolute address of one of the schemes; a placeholder when it is not, which has then been reported. */
    static URI read(Section s, String key, String... schemes) {
        String text = s.text(key);
        if (text.isEmpty()) {
            return NONE;
        }
        URI uri;
        try {
            uri = Hosts.address(text);
        } catch (IllegalArgumentException e) {
            s.problem(key, "is no address: " + e.getMessage());
            return NONE;
        }
        if (uri.getUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
            s.problem(key, "must not hold a user or password");
            return NONE;
        }
        if (uri.getScheme() == null || !List.of(schemes).contains(uri.getScheme()) || Hosts.of(uri) == null) {
            s.problem(
                    key,
                    "must be an address that starts with " + String.join(":// or ", schemes) + "://, was '" + text
                            + "'");
            return NONE;
        }
        return uri;
    }
}
