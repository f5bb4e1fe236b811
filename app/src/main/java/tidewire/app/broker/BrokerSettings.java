package tidewire.app.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Server properties of a broker that is alone: every internal topic has one replica, memory and threads are few. */
final class BrokerSettings {
    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";

    private BrokerSettings() {}

    static String host() {
        return HOST;
    }

    static int node() {
        return NODE;
    }

    static Properties of(Path logs, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(NODE));
        p.put("log.dirs", logs.toString());
        p.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        singleNode(p);
        oldEventTimes(p);
        smallFootprint(p);
        return p;
    }

    private static void singleNode(Properties p) {
        p.put("default.replication.factor", "1");
        p.put("min.insync.replicas", "1");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("share.coordinator.state.topic.num.partitions", "1");
        // A group of one process need not wait for others to join.
        p.put("group.initial.rebalance.delay.ms", "0");
        // A topic that nobody set up is a mistake, never to be papered over with the broker's defaults.
        p.put("auto.create.topics.enable", "false");
        // A digest is written in one transaction, and a model may be slow; the client's own limit is the one that
        // counts.
        p.put("transaction.max.timeout.ms", "3600000");
    }

    /** A replay writes records of long ago: by the defaults the broker would delete them after a week of event time. */
    private static void oldEventTimes(Properties p) {
        p.put("log.retention.ms", "-1");
        p.put("log.retention.bytes", "-1");
        p.put("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));
        // Event time may run ahead of this machine's clock; feeds with wrong clocks are the ingestors' affair.
        p.put("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
        // Rolling goes by event time too: a jump of weeks within a replay must not make a segment each.
        p.put("log.roll.ms", String.valueOf(Long.MAX_VALUE / 4));
    }

    private static void smallFootprint(Properties p) {
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
        p.put("num.recovery.threads.per.data.dir", "1");
        p.put("log.cleaner.threads", "1");
        p.put("log.cleaner.dedupe.buffer.size", "4194304");
        // Index files are mapped at full size; 2 MB index a segment of 1 GB.
        p.put("log.index.size.max.bytes", "2097152");
        p.put("log.initial.task.delay.ms", "30000");
        p.put("metrics.num.samples", "2");
        p.put("controller.quorum.election.timeout.ms", "200");
        p.put("controller.quorum.election.backoff.max.ms", "200");
        p.put("controlled.shutdown.enable", "false");
    }
}
