package tidewire.app.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import tidewire.app.Failures;
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
                .forEach(exchange -> questions.put(exchange.source(), () -> Answers.ofExchange(exchange, PATIENCE)));
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
