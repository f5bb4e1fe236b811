package tidewire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.CommandRun;
import tidewire.app.config.FeedLines;
import tidewire.ingest.feed.Opml;

class FeedsCommandTest {
    private static final String OPML = "<opml><body><outline text=\"New Feed\" xmlUrl=\"https://new.example/rss#x\"/>"
            + "<outline text=\"Fed\" xmlUrl=\"https://www.federalreserve.gov/feeds/press_all.xml\"/></body></opml>";

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void init() throws Exception {
        CommandRun.of(folder, "init");
        config = folder.resolve("tidewire.yml");
        Files.writeString(folder.resolve("list.opml"), OPML);
    }

    @Test
    void importedFeeds_standInTheConfiguration_whichIsOtherwiseAsItWas() throws Exception {
        String before = Files.readString(config);

        CommandRun run = CommandRun.of(folder, "feeds", "import", "list.opml");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly("new-feed  https://new.example/rss#x");
        String added = "  - name: new-feed\n    url: \"https://new.example/rss#x\"\n";
        assertThat(Files.readString(config)).contains(added);
        assertThat(Files.readString(config).replace(added, "")).isEqualTo(before);
        assertThat(CommandRun.of(folder, "feeds", "export").out())
                .contains("xmlUrl=\"https://new.example/rss#x\"")
                .contains("text=\"fed\"");
        // A second time there is nothing to add.
        assertThat(CommandRun.of(folder, "feeds", "import", "list.opml").err())
                .contains("names no feed that is not in the configuration");
    }

    @Test
    void listInAnotherCharset_isRead() throws Exception {
        Files.write(
                folder.resolve("list.opml"),
                "<?xml version=\"1.0\" encoding=\"utf-16\"?><opml><outline text=\"Zürich\" xmlUrl=\"https://z.example/\"/></opml>"
                        .getBytes(StandardCharsets.UTF_16));
        assertThat(CommandRun.of(folder, "feeds", "import", "list.opml").outLines())
                .containsExactly("zurich  https://z.example/");
    }

    @Test
    void whatIsNoList_isRefused_andTheConfigurationStays() throws Exception {
        String before = Files.readString(config);
        for (byte[] odd :
                List.of(new byte[0], new byte[] {0, (byte) 0xff, 7}, "<html>".getBytes(StandardCharsets.UTF_8))) {
            Files.write(folder.resolve("list.opml"), odd);
            CommandRun run = CommandRun.of(folder, "feeds", "import", "list.opml");
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.err()).contains("list.opml names no feed").contains("OPML");
        }
        assertThat(CommandRun.of(folder, "feeds", "import", ".").err()).contains("cannot be read");
        assertThat(Files.readString(config)).isEqualTo(before);
    }

    /** An editor may be writing it, or the process be killed: there is always the one or the other, and nothing beside it. */
    @Test
    void configuration_isReplacedWhole_withItsRights_behindItsLink() throws Exception {
        Path real =
                Files.move(config, Files.createDirectory(folder.resolve("etc")).resolve("real.yml"));
        Files.createSymbolicLink(config, real);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Object before = Files.getAttribute(real, "unix:ino");

        assertThat(CommandRun.of(folder, "feeds", "import", "list.opml").exitCode())
                .isZero();
        assertThat(config).isSymbolicLink();
        assertThat(real).content().contains("new-feed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getAttribute(real, "unix:ino"))
                .as("another file in its place")
                .isNotEqualTo(before);
        try (Stream<Path> there = Files.list(real.getParent())) {
            assertThat(there).containsExactly(real);
        }
    }

    @Test
    void configuration_thatIsWrittenSoThatNothingCanBeAdded_stays() throws Exception {
        String odd = "feeds:\n  [{name: fed, url: \"https://a.example/\"}]\ndesks: [{name: d, feeds: [fed]}]\n";
        Files.writeString(config, odd);
        CommandRun run = CommandRun.of(folder, "feeds", "import", "list.opml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(config).hasContent(odd);
    }

    @Test
    void emptyListOfFeeds_isFilled() {
        assertThat(FeedLines.added("feeds: []  # none yet\ndesks:\n", Opml.read(OPML, Set.of("fed"))))
                .startsWith("feeds:  # none yet\n  - name: new-feed\n")
                .endsWith("desks:\n");
    }

    @Test
    void fileThatIsNotThere_isNamed() {
        CommandRun run = CommandRun.of(folder, "feeds", "import", "nothing.opml");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("There is no file nothing.opml");
    }
}
