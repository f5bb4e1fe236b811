package tidewire.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackReceiverIT {
    private static final String DIVIDER = "{\"type\":\"divider\"}";

    private final List<SlackMessage> called = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private SlackReceiver slack;

    @BeforeEach
    void start() throws IOException {
        slack = new SlackReceiver(called::add);
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private String post(String json) throws IOException, InterruptedException {
        return post(slack.url(), json);
    }

    private String post(URI url, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static String section(int length) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(length) + "\"}}";
    }

    private static String header(int length) {
        return "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(length) + "\"}}";
    }

    private static String blocks(String... blocks) {
        return "{\"text\":\"fallback\",\"blocks\":[" + String.join(",", blocks) + "]}";
    }

    @Test
    void message_isTakenAndShown() throws Exception {
        assertThat(post(blocks(header(3), DIVIDER, section(2)))).isEqualTo("200 ok");

        assertThat(slack.messages()).hasSize(1).isEqualTo(called);
        assertThat(called.get(0).text()).isEqualTo("xxx\nxx");
        assertThat(called.get(0).json()).contains("fallback");
    }

    @Test
    void plainText_isTaken() throws Exception {
        assertThat(post("{\"text\":\"hello\"}")).isEqualTo("200 ok");
        assertThat(called.get(0).text()).isEqualTo("hello");
    }

    @Test
    void limits_areSlacks() throws Exception {
        assertThat(post(blocks(section(3_000)))).isEqualTo("200 ok");
        assertThat(post(blocks(section(3_001)))).isEqualTo("400 invalid_blocks");
        assertThat(post(blocks(header(150)))).isEqualTo("200 ok");
        assertThat(post(blocks(header(151)))).isEqualTo("400 invalid_blocks");
        assertThat(post(blocks(Collections.nCopies(50, DIVIDER).toArray(String[]::new))))
                .isEqualTo("200 ok");
        assertThat(post(blocks(Collections.nCopies(51, DIVIDER).toArray(String[]::new))))
                .isEqualTo("400 invalid_blocks");
        assertThat(called).hasSize(3);
    }

    @Test
    void malformedMessages_areRefusedInSlacksWords() throws Exception {
        assertThat(post("{")).isEqualTo("400 invalid_payload");
        assertThat(post("[]")).isEqualTo("400 invalid_payload");
        assertThat(post("{}")).isEqualTo("400 no_text");
        assertThat(post(blocks("{\"type\":\"unheard of\"}"))).isEqualTo("400 invalid_blocks");
        assertThat(post(slack.url().resolve("/services/other"), "{}")).isEqualTo("404 no_service");
        assertThat(called).isEmpty();
    }
}
