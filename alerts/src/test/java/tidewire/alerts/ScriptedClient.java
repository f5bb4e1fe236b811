package tidewire.alerts;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import tidewire.events.Alert;

/** Answers as it was told to, then 200. */
final class ScriptedClient implements WebhookClient {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Duration taking = Duration.ZERO;
    private FakeTicker ticker;
    private final List<String> posted = new ArrayList<>();

    ScriptedClient then(int status) {
        return then(status, null);
    }

    ScriptedClient then(int status, Duration retryAfter) {
        answers.add(new Answer(status, "", retryAfter, false));
        return this;
    }

    ScriptedClient thenNoAnswer() {
        return then(0);
    }

    @Override
    public synchronized Answer post(Webhook webhook, List<Alert> alerts) throws IOException {
        posted.add(alerts.stream().map(Alert::id).collect(Collectors.joining(" ")));
        return answer(webhook);
    }

    @Override
    public synchronized Answer note(Webhook webhook, String text) throws IOException {
        posted.add(text);
        return answer(webhook);
    }

    /** Takes the message and says so, or refuses it with HTTP 200, as Slack does. */
    ScriptedClient thenRefused(String code) {
        answers.add(new Answer(200, code, null, true));
        return this;
    }

    /** Every post takes so long. */
    void taking(Duration time, FakeTicker clock) {
        taking = time;
        ticker = clock;
    }

    private Answer answer(Webhook webhook) throws IOException {
        if (ticker != null) {
            ticker.sleep(taking);
        }
        Answer answer = answers.isEmpty() ? new Answer(200, "ok", null, false) : answers.poll();
        if (answer.status() == 0) {
            throw new SocketTimeoutException("timeout of " + webhook.address());
        }
        return answer;
    }

    synchronized List<String> posted() {
        return List.copyOf(posted);
    }
}
