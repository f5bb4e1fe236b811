package tidewire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.CommandRun;

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
                .contains("names no feed that is not there");
    }

    @Test
    void fileThatIsNotThere_isNamed() {
        CommandRun run = CommandRun.of(folder, "feeds", "import", "nothing.opml");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("There is no file nothing.opml");
    }
}
