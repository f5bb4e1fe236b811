package tidewire.app.time;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tidewire.app.JavaProcess;
import tidewire.app.broker.EmbeddedBroker;

/** A broker in a process of its own, so that a test can kill it. */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static Process start(Path data, int port, Path log) throws IOException {
        return JavaProcess.start(BrokerProcess.class, 512, List.of(), log, data.toString(), Integer.toString(port));
    }

    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            Thread.currentThread().join(); // until it is killed
        }
    }
}
