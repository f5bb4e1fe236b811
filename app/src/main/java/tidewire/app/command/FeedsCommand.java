package tidewire.app.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tidewire.app.ExitCode;
import tidewire.app.Failures;
import tidewire.app.StartException;
import tidewire.app.Terminal;
import tidewire.app.config.ConfigFile;
import tidewire.app.config.FeedLines;
import tidewire.app.config.TextFile;
import tidewire.app.config.TidewireConfig;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.feed.Opml;
import tidewire.ingest.feed.text.Characters;

/** Lists of feeds, from other readers and for them. */
@Command(
        name = "feeds",
        mixinStandardHelpOptions = true,
        description = "Take feeds from another reader's list (OPML), or write such a list.")
public final class FeedsCommand {
    private final Terminal terminal;

    public FeedsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "import", description = "Add the feeds of an OPML file to the configuration, each address once.")
    int take(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "FILE", description = "OPML, as other readers export it") Path file) {
        TidewireConfig tidewire = config.read(terminal);
        Set<String> names = tidewire.feeds().stream().map(FeedConfig::name).collect(Collectors.toSet());
        Set<String> known =
                tidewire.feeds().stream().map(feed -> feed.url().toString()).collect(Collectors.toSet());
        List<Opml.Outline> listed = Opml.read(text(file), names);
        if (listed.isEmpty()) {
            throw new StartException(
                    file + " names no feed with an http or https address: it must be OPML, as other readers export it");
        }
        List<Opml.Outline> outlines = listed.stream()
                .filter(outline -> !known.contains(outline.url().toString()))
                .toList();
        if (outlines.isEmpty()) {
            terminal.err().println(file + " names no feed that is not in the configuration already.");
            return ExitCode.DONE;
        }
        Path target = config.path(terminal);
        add(target, outlines, tidewire.feeds().size() + outlines.size());
        outlines.forEach(outline -> terminal.out().println(outline.name() + "  " + outline.url()));
        terminal.err()
                .println("Added " + outlines.size() + " feeds to " + target.getFileName()
                        + ". They are on no desk yet: name them under desks[].feeds. Next: ./tidewire check");
        return ExitCode.DONE;
    }

    /** The file is replaced by one that is known to say what it said before and what is added, or left as it is. */
    private void add(Path target, List<Opml.Outline> outlines, int feeds) {
        try {
            String after = FeedLines.added(TextFile.read(target), outlines);
            Path folder = target.toAbsolutePath().getParent();
            TidewireConfig read = ConfigFile.parse(
                    after, target.toString(), folder == null ? target : folder, terminal.environment());
            if (read.feeds().size() != feeds) {
                throw new StartException("The feeds cannot be added to " + target
                        + " as it is written: put \"feeds:\" on a" + " line of its own, with the list under it.");
            }
            TextFile.replace(target, after);
        } catch (IOException e) {
            throw new StartException(target + " cannot be written, and is as it was: " + Failures.text(e), e);
        }
    }

    private String text(Path file) {
        try {
            return Characters.decode(TextFile.bytes(terminal.folder().resolve(file)), null);
        } catch (NoSuchFileException e) {
            throw new StartException("There is no file " + file, e);
        } catch (IOException e) {
            throw new StartException(file + " cannot be read: " + Failures.text(e), e);
        }
    }

    @Command(name = "export", description = "Write the configured feeds as OPML.")
    int give(@Mixin ConfigOption config) {
        terminal.out().print(Opml.write(config.read(terminal).feeds()));
        return ExitCode.DONE;
    }
}
