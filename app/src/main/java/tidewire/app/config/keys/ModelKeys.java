package tidewire.app.config.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tidewire.app.config.TidewireConfig.Model;
import tidewire.app.config.TidewireConfig.Stages;
import tidewire.app.config.yaml.Section;
import tidewire.llm.LoadOptions;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.digest.DigestOptions;

/** Reads which model writes, with how much of the machine, and how. */
public final class ModelKeys {
    private ModelKeys() {}

    public static Model model(Section s, Path folder) {
        Model model = new Model(
                s.path("path", folder), s.oneOf("weights", "auto", "fp16", "bf16", "f32", "int4", "int8"), device(s));
        s.end();
        return model;
    }

    private static String device(Section s) {
        return s.parsed("device", "auto", text -> {
            if (!LoadOptions.isDevice(text)) {
                throw new IllegalArgumentException("must be one of auto, cpu, cuda, cuda:N");
            }
            return text;
        });
    }

    public static Stages stages(Section s, Path folder) {
        Stages usual = Stages.DEFAULT;
        Stages stages = new Stages(
                s.integer("threads", usual.threads(), 1, 256),
                s.integer("digest-threads", usual.digestThreads(), 1, 256),
                s.path("windows", folder));
        s.end();
        return stages;
    }

    public static WindowConfig window(Section s) {
        WindowConfig defaults = WindowConfig.DEFAULT;
        int sinks = s.integer("sinks", defaults.sinks(), 0, 64);
        int rolling = s.integer("rolling", defaults.rolling(), 64, 131_072);
        int maxEntry = s.integer("max-entry", defaults.maxEntry(), 16, 131_072);
        WindowConfig.Eviction eviction = s.oneOf("eviction", "entry", "token").equals("entry")
                ? WindowConfig.Eviction.ENTRY
                : WindowConfig.Eviction.TOKEN;
        s.end();
        if (maxEntry > rolling) {
            s.problem("max-entry", "must not be longer than window.rolling (" + rolling + "), was " + maxEntry);
            return defaults;
        }
        return new WindowConfig(sinks, rolling, eviction, maxEntry);
    }

    public static DigestOptions digest(Section s, WindowConfig window) {
        DigestOptions usual = DigestOptions.DEFAULT;
        DigestOptions digest = new DigestOptions(
                window,
                s.flag("constrain", usual.constrain()),
                s.integer("tokens", usual.mostTokens(), 8, 1024),
                s.flag("retry", usual.retry()),
                usual.restoreTokens(),
                usual.telemetryEvery(),
                s.integer("tokens-per-second", usual.tokensPerSecond(), 0, 1_000_000),
                skipAfter(s));
        s.end();
        return digest;
    }

    private static @Nullable Duration skipAfter(Section s) {
        Duration never = Duration.ofDays(36_500);
        Duration after = s.duration("skip-after", never);
        return after.equals(never) ? null : after;
    }
}
