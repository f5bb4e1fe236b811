package tidewire.alerts;

import com.slack.api.webhook.Payload;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as it was told to, then 200. */
final class ScriptedClient implements WebhookClient {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> posted = new ArrayList<>();

    ScriptedClient then(int status) {
        return then(status, null);
    }

    ScriptedClient then(int status, Duration retryAfter) {
        answers.add(new Answer(status, "", retryAfter));
        return this;
    }

    ScriptedClient thenNoAnswer() {
        return then(0);
    }

    @Override
    public synchronized Answer post(Webhook webhook, Payload message) throws IOException {
        posted.add(message.getText());
        Answer answer = answers.isEmpty() ? new Answer(200, "ok", null) : answers.poll();
        if (answer.status() == 0) {
            throw new SocketTimeoutException("timeout of " + webhook.address());
        }
        return answer;
    }

    synchronized List<String> posted() {
        return List.copyOf(posted);
    }
}
