package tidewire.summarizer.digest.tell.line;

import java.util.List;
import java.util.stream.Stream;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/**
 * A sentence to be written.
 *
 * @param shown what it is about
 * @param nothing stands in place of that where there is nothing to draw on
 * @param ways of asking for it, by rising caution
 * @param sources what it may draw on
 */
record Wanted(int[] shown, int[] nothing, List<Way> ways, Sources sources) {
    private static final StoryText NOTHING = new StoryText(List.of(new StoryText.Report("", "")), List.of());

    Wanted {
        ways = List.copyOf(ways);
    }

    /**
     * A way of asking.
     *
     * @param ask stands behind what is shown
     * @param mayBeEmpty whether nothing is an answer
     */
    record Way(Task task, int[] ask, boolean mayBeEmpty) {}

    /** @param mayBeEmpty whether nothing is an answer in other words */
    static Wanted line(TapeFormat format, StoryText story, List<Task> tasks, boolean mayBeEmpty) {
        return new Wanted(
                format.story(story),
                format.story(NOTHING),
                tasks.stream()
                        .map(task -> new Way(task, format.askLine(story, task), mayBeEmpty && task == Task.REWORD))
                        .toList(),
                new Sources(story.reports().stream()
                        .flatMap(report -> Stream.of(report.headline(), report.detail()))
                        .toList()));
    }

    static Wanted lead(TapeFormat format, List<String> lines, Task how) {
        return new Wanted(
                format.lines(lines),
                format.lines(List.of("")),
                List.of(new Way(how, format.askLead(), false)),
                new Sources(lines));
    }
}
