package tidewire.alerts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import tidewire.alerts.AlertObjects;
import tidewire.events.AlertCommand;
import tidewire.events.AlertCommand.Action;
import tidewire.events.AlertCommand.Subject;
import tidewire.events.Json;
import tidewire.events.Topics;

class ControlReaderTest {
    private final BlockingQueue<String> turnedOn = new LinkedBlockingQueue<>();

    /** Two machines give commands, whose clocks differ: one webhook's must not hide the other's. */
    @Test
    void eachWebhook_isTurnedOnByItsOwnCommands_andByEachOnce() throws InterruptedException {
        MockConsumer<byte[], byte[]> consumer = AlertObjects.follower();
        ControlReader reader = new ControlReader(() -> consumer, new Controls(), new SentLog(), turnedOn::add);
        Thread running = new Thread(reader::run);
        running.setDaemon(true);
        running.start();
        reader.awaitReady();
        List<AlertCommand> commands = List.of(
                command("A", 10),
                command("B", 5),
                command("B", 5),
                command("A", 9),
                command("B", 6),
                command("END", 0));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < commands.size(); i++) {
                consumer.addRecord(
                        new ConsumerRecord<>(Topics.ALERT_COMMANDS, 0, i, new byte[0], Json.write(commands.get(i))));
            }
        });

        for (String webhook : List.of("A", "B", "B", "END")) {
            assertThat(turnedOn.poll(60, TimeUnit.SECONDS)).isEqualTo(webhook); // ends a hang
        }
        reader.stop();
    }

    private static AlertCommand command(String webhook, int second) {
        Instant given = AlertObjects.TIME.plusSeconds(second);
        return new AlertCommand("c", given, "Ann", Action.TURN_ON, Subject.WEBHOOK, webhook, null, null, null);
    }
}
