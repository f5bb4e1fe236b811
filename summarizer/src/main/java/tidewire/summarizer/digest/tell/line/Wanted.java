package tidewire.summarizer.digest.tell.line;

import java.util.List;
import java.util.stream.Stream;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;
import tidewire.summarizer.text.Sentences;

/**
 * A sentence to be written.
 *
 * @param shown what it is about
 * @param nothing stands in place of that where there is nothing to draw on
 * @param ways of asking for it, by rising caution
 * @param sources what it may draw on
 * @param cuttable what a cut may be made of
 * @param news what it must bring
 */
record Wanted(int[] shown, int[] nothing, List<Way> ways, Sources sources, Sources cuttable, News news) {
    /** Words that a sentence must have to be worth cutting; headlines have fewer. */
    private static final int WORTH_CUTTING = 15;

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

    /**
     * A story's line. A cut of it is made of what a report begins with, which is what it is about; where some of it was told before, of any sentence.
     *
     * @param news where digests have told of it and no headline shows that there is more, nothing is an answer in other words
     */
    static Wanted line(TapeFormat format, StoryText story, List<Task> tasks, News news) {
        Sources sources = sources(story);
        boolean mayBeEmpty = news.mayBeNone(
                story.reports().stream().map(StoryText.Report::headline).toList());
        return new Wanted(
                format.story(story),
                format.story(NOTHING),
                tasks.stream()
                        .map(task -> new Way(task, format.askLine(story, task), mayBeEmpty && task == Task.REWORD))
                        .toList(),
                sources,
                news.wasTold() ? sources : beginnings(story),
                news);
    }

    /** All that a line about the story may draw on. */
    static Sources sources(StoryText story) {
        return new Sources(story.reports().stream()
                .flatMap(report -> Stream.of(report.headline(), report.detail()))
                .toList());
    }

    /** Of each report the first sentence that is longer than a headline; of reports that have none, all. */
    static Sources beginnings(StoryText story) {
        List<String> first = story.reports().stream()
                .flatMap(report -> Stream.concat(
                                Sentences.split(report.headline()).stream(), Sentences.split(report.detail()).stream())
                        .filter(sentence -> sentence.split(" ").length >= WORTH_CUTTING)
                        .limit(1))
                .toList();
        return first.isEmpty() ? sources(story) : new Sources(first);
    }

    static Wanted lead(TapeFormat format, List<String> lines, Task how) {
        return new Wanted(
                format.lines(lines),
                format.lines(List.of("")),
                List.of(new Way(how, format.askLead(), false)),
                new Sources(lines),
                new Sources(lines),
                News.ALL);
    }
}
