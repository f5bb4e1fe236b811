package tidewire.app.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tidewire.app.broker.DataFolder;
import tidewire.app.broker.Ports;
import tidewire.app.config.TidewireConfig;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;

/**
 * What is asked before anything is started: what a run would be refused for, it is refused for at once, and {@code check} asks
 * the same.
 */
public final class Preflight {
    /** A question; {@link Runnable#run} throws the refusal. */
    public record Question(String subject, Runnable asked) {}

    private Preflight() {}

    /** @param home where the bundled models are */
    public static List<Question> of(TidewireConfig config, Path home) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Question("page", () -> Ports.usable(config.dashboard().port(), "dashboard.port")));
        if (config.kafka().bootstrapServers() == null) {
            questions.add(
                    new Question("broker", () -> Ports.usable(config.kafka().port(), "kafka.port")));
            Path data = config.data();
            if (data != null) {
                questions.add(new Question("data", () -> DataFolder.usable(data)));
            }
        }
        questions.add(new Question("model", () -> model(config.model(), home)));
        return questions;
    }

    /** @throws tidewire.app.StartException the first refusal */
    public static void refuse(TidewireConfig config, Path home) {
        of(config, home).forEach(question -> question.asked().run());
    }

    /** The files of a model that can be loaded here, none of its weights read. */
    static ModelFiles model(TidewireConfig.Model model, Path home) {
        return ModelLoading.open(ModelFolder.of(model.path(), home), LoadOptions.of(model.weights(), model.device()));
    }
}
