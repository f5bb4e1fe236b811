package tidewire.app.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    /** Subject of the check of the model's files. */
    public static final String MODEL = "model";

    private Preflight() {}

    /** @param home where the bundled models are */
    public static List<StartCheck> of(TidewireConfig config, Path home) {
        List<StartCheck> checks = new ArrayList<>();
        checks.add(new StartCheck("page", () -> port(config.dashboard().port(), "dashboard.port")));
        if (config.kafka().bootstrapServers() == null) {
            checks.add(new StartCheck(
                    "port of the broker", () -> port(config.kafka().port(), "kafka.port")));
            Path data = config.data();
            if (data != null) {
                checks.add(new StartCheck("data", () -> {
                    Folders.usable(data);
                    return String.valueOf(data);
                }));
            }
        }
        if (config.summarizer().windows() != null) {
            checks.add(new StartCheck("folder of windows", () -> windows(config)));
        }
        checks.add(new StartCheck(MODEL, () -> model(config.model(), home).name()));
        return checks;
    }

    /** @throws Exception the first refusal, a {@link tidewire.app.StartException} or what the model's files say */
    public static void refuse(TidewireConfig config, Path home) throws Exception {
        for (StartCheck check : of(config, home)) {
            check.asked().call();
        }
    }

    /** @throws tidewire.app.StartException if the folder of windows that summarizers share cannot be used */
    public static String windows(TidewireConfig config) {
        Path windows = config.summarizer().windows();
        if (windows == null) {
            return "none shared";
        }
        Folders.writable(windows, "summarizer.windows");
        return windows.toString();
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
