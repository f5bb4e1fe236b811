package tidewire.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import tidewire.app.config.TidewireConfig;
import tidewire.dashboard.SourceCheck;

/** The sources of the configuration, asked from the page as {@code check} asks them. */
final class ConfiguredSources implements SourceCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Callable<String>> questions = new HashMap<>();

    ConfiguredSources(TidewireConfig config) {
        config.feeds()
                .forEach(feed -> questions.put(
                        feed.source(),
                        () -> Answers.ofFeed(feed, config.ingest().contact())));
        config.exchanges()
                .forEach(exchange -> questions.put(exchange.source(), () -> {
                    allowed(exchange.refusal());
                    return Answers.ofExchange(exchange.url(), PATIENCE);
                }));
    }

    /** What a run would not ask is not asked here either. */
    private static void allowed(java.util.Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new StartException(refusal.get());
        }
    }

    @Override
    public Result of(String source) {
        Callable<String> question = questions.get(source);
        if (question == null) {
            return new Result(false, source + " is not among the feeds and exchanges of this configuration");
        }
        try {
            return new Result(true, question.call());
        } catch (Exception e) {
            return new Result(false, Failures.text(e));
        }
    }
}
