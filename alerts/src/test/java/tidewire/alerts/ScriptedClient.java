package tidewire.alerts;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.events.Alert;

/** Answers as it was told to, then 200. */
public final class ScriptedClient implements WebhookClient {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private boolean threads;
    private int most = Integer.MAX_VALUE;
    private Duration taking = Duration.ZERO;
    private FakeTicker ticker;
    private final List<String> posted = new ArrayList<>();

    public ScriptedClient then(int status) {
        return then(status, null);
    }

    public ScriptedClient then(int status, Duration retryAfter) {
        answers.add(Answer.of(status, "", retryAfter, Verdict.BY_STATUS));
        return this;
    }

    public ScriptedClient thenNoAnswer() {
        return then(0);
    }

    @Override
    public synchronized Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException {
        String in = thread == null ? "" : " in " + thread;
        posted.add(alerts.stream().map(Alert::id).collect(Collectors.joining(" ")) + in);
        return answer(webhook);
    }

    @Override
    public synchronized Answer note(Webhook webhook, String text) throws IOException {
        posted.add(text);
        return answer(webhook);
    }

    /** Takes the message and says so, or refuses it with HTTP 200, as Slack does. */
    public ScriptedClient thenRefused(String code) {
        answers.add(Answer.of(200, code, null, Verdict.REFUSED));
        return this;
    }

    /** Answers 200 with what says nothing about the message. */
    public ScriptedClient thenUnclear() {
        answers.add(Answer.of(200, "<html>", null, Verdict.UNCLEAR));
        return this;
    }

    /** Fails by a fault of its own. */
    public ScriptedClient thenBreaks() {
        return then(-1);
    }

    /** Fails as a program does of which a part is gone. */
    public ScriptedClient thenIsMissing() {
        return then(-2);
    }

    /** So many alerts in a message. */
    public void showing(int alerts) {
        most = alerts;
    }

    @Override
    public int most() {
        return most;
    }

    /** Takes replies from now on. */
    public void withThreads() {
        threads = true;
    }

    /** Every post takes so long. */
    public void taking(Duration time, FakeTicker clock) {
        taking = time;
        ticker = clock;
    }

    private Answer answer(Webhook webhook) throws IOException {
        if (ticker != null) {
            ticker.sleep(taking);
        }
        Answer answer = answers.isEmpty()
                ? new Answer(200, "ok", null, Verdict.BY_STATUS, threads ? "thread-" + posted.size() : null)
                : answers.poll();
        if (answer.status() == -1) {
            throw new IllegalStateException("fault at " + AlertObjects.SECRET);
        }
        if (answer.status() == -2) {
            throw new NoClassDefFoundError("tidewire/alerts/Missing");
        }
        if (answer.status() == 0) {
            throw new SocketTimeoutException("timeout of " + AlertObjects.SECRET);
        }
        return answer;
    }

    public synchronized List<String> posted() {
        return List.copyOf(posted);
    }
}
