package tidewire.app.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tidewire.app.broker.Bus;
import tidewire.app.config.TidewireConfig;
import tidewire.app.output.TimeSpans;
import tidewire.events.TapeStatus;
import tidewire.llm.ModelInfo;
import tidewire.summarizer.Desk;

/** What a run says when everything has been started: what runs, where it is, which model reads. */
public final class StartLines {
    private StartLines() {}

    /**
     * @param what what is read, as in {@code reads 5 feeds}
     * @param pagePort the port that is served
     * @param behind how far behind it is
     */
    public static List<String> of(
            String what, TidewireConfig config, int pagePort, Bus bus, ModelInfo model, String behind) {
        String desks = config.desks().stream().map(Desk::name).collect(Collectors.joining(", "));
        return List.of(
                "tidewire: " + what + " for " + counted(config.desks().size(), "desk") + ": " + desks,
                "tidewire: the page is at http://" + config.dashboard().host() + ":" + pagePort
                        + config.dashboard().basePath(),
                "tidewire: Kafka is at " + bus.client().get("bootstrap.servers"),
                "tidewire: the model is " + model.name() + ", " + Math.round(model.parameters() / 1e5) / 10.0
                        + "M parameters, " + model.weights(),
                "tidewire: " + behind + "; Ctrl-C stops");
    }

    /**
     * How far behind the present the desks' tapes stand that an earlier run has left.
     *
     * @param tapes how far each tape has come; empty when there was no earlier run
     */
    public static String behind(Collection<TapeStatus> tapes, Instant now) {
        return tapes.stream()
                .map(TapeStatus::time)
                .min(Comparator.naturalOrder())
                .map(time -> "the tapes go on from " + TimeSpans.time(time) + ", "
                        + TimeSpans.length(Duration.between(time, now)) + " ago")
                .orElse("the tapes begin now: nothing was read before");
    }

    /** "1 feed", "5 feeds" */
    public static String counted(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
