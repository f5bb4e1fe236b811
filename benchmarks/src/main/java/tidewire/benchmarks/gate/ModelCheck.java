package tidewire.benchmarks.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;
import tidewire.summarizer.text.Sentences;

/** What a model thinks of lines as if it had written them: its answer to whether the sources say so, and its surprise at their words. */
final class ModelCheck {
    private static final WindowConfig WINDOW = new WindowConfig(4, 1024, WindowConfig.Eviction.ENTRY, 1024);

    private ModelCheck() {}

    /** One for each line, or nothing for a model that was not taught to check. */
    static Optional<List<Judgement>> of(LanguageModel model, List<LabelledLine> lines) {
        TapeFormat format = TapeFormat.of(model);
        if (!format.tasks().contains(Task.CHECK)) {
            return Optional.empty();
        }
        List<Judgement> answers = new ArrayList<>();
        for (LabelledLine line : lines) {
            Task task = line.kind().equals("short") ? Task.SHORTEN : Task.REWORD;
            try (SinkWindow window = model.openWindow(WINDOW)) {
                window.feed(format.begin());
                StoryText story = story(line.sources());
                window.feed(format.story(story));
                window.feed(format.askLine(story, task));
                SinkWindow.Fed words = window.feed(model.tokenizer().encode(" " + line.line()));
                window.feed(format.askCheck());
                answers.add(Judgement.of(-words.surprisal(), words.tokens()).withCheck(format.check(window.logits())));
            }
        }
        return Optional.of(answers);
    }

    /** The first sentence stands where a headline would. */
    private static StoryText story(List<String> sources) {
        return new StoryText(
                sources.stream()
                        .map(source -> {
                            List<String> sentences = Sentences.split(source);
                            return new StoryText.Report(
                                    sentences.get(0), String.join(" ", sentences.subList(1, sentences.size())));
                        })
                        .toList(),
                List.of());
    }
}
