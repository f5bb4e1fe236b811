package tidewire.dashboard.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.live.Change.Kind;
import tidewire.events.AlertCommand;
import tidewire.events.WebhookStatus;

/** What people want of alerts and how the webhooks are doing that take them, the last word of each; bounded. */
final class AlertControls {
    static final int COMMANDS = 2_000;
    static final int WEBHOOKS = 200;

    private final Map<String, AlertCommand> commands = new LinkedHashMap<>();
    private final TreeMap<String, WebhookStatus> webhooks = new TreeMap<>();

    /** Returns what changed, null when nothing did. */
    @Nullable
    Change apply(AlertCommand command) {
        AlertCommand known = commands.remove(command.key());
        commands.put(command.key(), command); // To the end: the first is the one given longest ago.
        if (commands.size() > COMMANDS) {
            commands.remove(commands.keySet().iterator().next());
        }
        return command.equals(known) ? null : new Change(Kind.COMMANDS, command.key(), command);
    }

    /** Returns what changed, null when nothing did. */
    @Nullable
    Change apply(WebhookStatus state) {
        WebhookStatus known = state.state() == WebhookStatus.State.REMOVED
                ? webhooks.remove(state.webhook())
                : webhooks.put(state.webhook(), state);
        if (webhooks.size() > WEBHOOKS) {
            webhooks.pollFirstEntry();
        }
        return state.equals(known) ? null : new Change(Kind.WEBHOOKS, state.webhook(), state);
    }

    /** In the order in which they were given. */
    List<AlertCommand> commands() {
        return List.copyOf(commands.values());
    }

    List<WebhookStatus> webhooks() {
        return List.copyOf(webhooks.values());
    }
}
