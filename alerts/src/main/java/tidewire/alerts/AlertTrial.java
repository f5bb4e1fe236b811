package tidewire.alerts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.alerts.posting.Ticker;
import tidewire.events.Alert;

/** Posts alerts once, each alone and all together, at the pace of the configuration, without Kafka: so that people see what they will get. */
public final class AlertTrial {
    private AlertTrial() {}

    /** For each webhook by its host what it answered to a message that it did not take; empty when it took all. */
    public static Map<String, String> send(AlertsConfig config, List<Alert> alerts) throws InterruptedException {
        Map<AlertsConfig.Format, WebhookClient> clients = AlertSender.clients(config);
        Map<Webhook, AlertsConfig.Route> webhooks = new LinkedHashMap<>();
        config.routes().forEach(route -> webhooks.putIfAbsent(route.webhook(), route));
        Map<String, String> answers = new LinkedHashMap<>();
        for (AlertsConfig.Route route : webhooks.values()) {
            String name =
                    "webhook " + (answers.size() + 1) + " at " + route.webhook().host();
            answers.put(
                    name, send(Objects.requireNonNull(clients.get(route.format())), route.webhook(), alerts, config));
        }
        return answers;
    }

    private static String send(WebhookClient client, Webhook webhook, List<Alert> alerts, AlertsConfig config)
            throws InterruptedException {
        Map<String, String> threads = new HashMap<>();
        List<List<Alert>> messages = new ArrayList<>();
        alerts.forEach(alert -> messages.add(List.of(alert)));
        for (int from = 0; from < alerts.size(); from += Math.min(client.most(), alerts.size())) {
            messages.add(alerts.subList(from, from + Math.min(client.most(), alerts.size() - from)));
        }
        for (List<Alert> message : messages) {
            String id = message.size() == 1 ? message.get(0).id() : "";
            try {
                WebhookClient.Answer answer = client.post(webhook, message, threads.get(id));
                if (!answer.isTaken()) {
                    return "answered HTTP " + answer.status() + (answer.body().isEmpty() ? "" : " " + answer.body())
                            + " to: " + message.get(0).title();
                }
                if (answer.thread() != null) {
                    threads.putIfAbsent(id, answer.thread());
                }
            } catch (IOException e) {
                return "gave no answer in time to: " + message.get(0).title();
            } catch (RuntimeException e) {
                // Its words may hold the secret: the address, or the token that no header takes.
                return "cannot be asked: look whether its variable holds an address, or a token, and nothing else";
            }
            Ticker.SYSTEM.sleep(config.pace());
        }
        return "";
    }
}
