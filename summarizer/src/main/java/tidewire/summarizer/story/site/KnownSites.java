package tidewire.summarizer.story.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Agencies and large sites by their names, from a list in the resources ({@code publishers.txt}). */
public final class KnownSites {
    private static final String RESOURCE = "/tidewire/summarizer/story/publishers.txt";
    /** Behind the name of an agency or a site: one of its editions. */
    private static final String EDITION =
            "(?iu)[ .-]+(?:uk|us|u\\.s\\.|usa|india|canada|australia|africa|asia|europe|china|japan|international|world|online|live|video"
                    + "|deutschland|österreich|schweiz|france|italia|españa|brasil|blogs?|newswires?)$";

    private final Map<String, String> byName;
    private final Map<String, String> byDomain;

    private KnownSites(Map<String, String> byName, Map<String, String> byDomain) {
        this.byName = Map.copyOf(byName);
        this.byDomain = Map.copyOf(byDomain);
    }

    /** The list that is shipped with the product; read once. */
    public static KnownSites shipped() {
        return Shipped.SITES;
    }

    /** The domain of who is called so, also by the name of an edition ("Reuters UK"). */
    public Optional<String> domainOf(String name) {
        String known = byName.get(folded(name));
        if (known == null) {
            String shorter = name.strip().replaceFirst(EDITION, "");
            known = shorter.equals(name.strip()) ? null : byName.get(folded(shorter));
        }
        return Optional.ofNullable(known);
    }

    /** The domain by which a publisher of several is counted. */
    public String mainDomain(String registered) {
        return byDomain.getOrDefault(registered, registered);
    }

    private static String folded(String name) {
        String letters = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^the\\s+", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
        return letters;
    }

    private static final class Shipped {
        static final KnownSites SITES = read();

        private static KnownSites read() {
            Map<String, String> byName = new HashMap<>();
            Map<String, String> byDomain = new HashMap<>();
            for (String line : lines()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(" ", 2); // domain, names
                    for (String name : parts[1].split("\\|")) {
                        boolean isDomain = name.strip().matches("[\\p{Ll}\\p{N}-]+(?:\\.[\\p{Ll}\\p{N}-]+)+");
                        (isDomain ? byDomain : byName).put(isDomain ? name.strip() : folded(name), parts[0]);
                    }
                }
            }
            return new KnownSites(byName, byDomain);
        }

        private static List<String> lines() {
            try (InputStream file = KnownSites.class.getResourceAsStream(RESOURCE)) {
                if (file == null) {
                    throw new IllegalStateException("this build has no list of publishers: " + RESOURCE);
                }
                return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                        .lines()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
