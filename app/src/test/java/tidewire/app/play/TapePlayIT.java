package tidewire.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapePlayIT {
    private static final int MORE_THAN_A_STORY_KEEPS = 25;

    @TempDir
    Path folder;

    /** What a publisher repeats word for word is left off the tape, and soon no longer among the reports that its story keeps. */
    @Test
    void repetitionThatIsLeftOffTheTape_isKnownToBeOfItsStory_howeverManyReportsFollow() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(report("first", 0, ""));
        lines.add(report("repeated", 1, ""));
        for (int i = 0; i < MORE_THAN_A_STORY_KEEPS; i++) {
            lines.add(report("more-" + i, 2 + i, " By now " + (500 + i) + " have left."));
        }
        LabelledSet set = LabelledSet.read(Files.write(folder.resolve("set.jsonl"), lines), null);

        TapePlay play = TapePlay.of(set.items(), "bench");

        assertThat(play.entries())
                .filteredOn(entry -> entry.item() != null)
                .extracting(entry -> entry.item().id())
                .doesNotContain("repeated");
        assertThat(play.storyOf()).hasSize(lines.size()).containsEntry("repeated", "first");
    }

    private static String report(String id, int minute, String more) {
        return ("{\"id\":\"%s\",\"published\":\"2013-10-07T12:%02d:00Z\",\"title\":\"Dam fails near Orle, town cleared\","
                        + "\"text\":\"The dam above Orle failed at noon and the town below it was cleared.%s\"}")
                .formatted(id, minute, more);
    }
}
