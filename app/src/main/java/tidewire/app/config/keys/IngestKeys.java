package tidewire.app.config.keys;

import java.time.Duration;
import tidewire.app.config.HostName;
import tidewire.app.config.TidewireConfig.Ingest;
import tidewire.app.config.yaml.Section;
import tidewire.summarizer.tape.TapeOptions;

/** Reads who reads the sources, and how long the desks wait for it. */
public final class IngestKeys {
    private IngestKeys() {}

    public static Ingest read(Section s) {
        String name = s.text("name", HostName.get());
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            s.problem("name", "must be letters, digits, dots, dashes or underscores, was '" + name + "'");
        }
        String contact = s.optionalText("contact");
        if (contact != null && !contact.matches("[\\x20-\\x7e&&[^()]]{1,200}")) {
            s.problem("contact", "must be an address of plain characters without brackets");
        }
        Ingest ingest = new Ingest(
                name, s.duration("lease", TapeOptions.LEASE), s.duration("patience", Duration.ofMinutes(1)), contact);
        s.end();
        return ingest;
    }
}
