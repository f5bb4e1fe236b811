package tidewire.app.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tidewire.app.broker.Folders;
import tidewire.app.broker.Ports;
import tidewire.app.config.TidewireConfig;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;

/**
 * What is asked before anything is started: what a run would be refused for, it is refused for at once, and {@code check} asks
 * the same.
 */
public final class Preflight {
    /** @param asked answers in a few words, or throws the refusal */
    public record Question(String subject, Supplier<String> asked) {
        /** The answer in a few words, or the refusal thrown. */
        public String ask() {
            return asked.get();
        }
    }

    /** Subject of the question for the model's files. */
    public static final String MODEL = "model";

    private Preflight() {}

    /** @param home where the bundled models are */
    public static List<Question> of(TidewireConfig config, Path home) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Question("page", () -> port(config.dashboard().port(), "dashboard.port")));
        if (config.kafka().bootstrapServers() == null) {
            questions.add(
                    new Question("port of the broker", () -> port(config.kafka().port(), "kafka.port")));
            Path data = config.data();
            if (data != null) {
                questions.add(new Question("data", () -> {
                    Folders.usable(data);
                    return String.valueOf(data);
                }));
            }
        }
        questions.add(new Question(MODEL, () -> model(config.model(), home).name()));
        return questions;
    }

    /** @throws tidewire.app.StartException the first refusal */
    public static void refuse(TidewireConfig config, Path home) {
        of(config, home).forEach(Question::ask);
    }

    private static String port(int port, String key) {
        Ports.usable(port, key);
        return port == 0 ? "any free port" : "port " + port;
    }

    /** The files of a model that can be loaded here, none of its weights read. */
    static ModelFiles model(TidewireConfig.Model model, Path home) {
        return ModelLoading.open(ModelFolder.of(model.path(), home), LoadOptions.of(model.weights(), model.device()));
    }
}
