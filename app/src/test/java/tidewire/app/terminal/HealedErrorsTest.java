package tidewire.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealedErrorsTest {
    @Test
    void whatTheBrokerHealsItself_isLeftOut_whateverItStandsIn() {
        assertThat(reply("kafka.server.ReplicaManager", new OutOfOrderSequenceException("out of order")))
                .isEqualTo(FilterReply.DENY);
        NotControllerException early = new NotControllerException("The active controller appears to be node 1.");
        assertThat(reply("kafka.server.ControllerApis", early)).isEqualTo(FilterReply.DENY);
        assertThat(reply("kafka.server.ControllerApis", new CompletionException(early)))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void whatABrokerHasNotLoadedWhenItIsStopped_isLeftOut() {
        String logger = "org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime";
        assertThat(reply(logger, new RuntimeException("Coordinator loader is closed.")))
                .isEqualTo(FilterReply.DENY);
        assertThat(reply(logger, new RuntimeException("the log is damaged"))).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void allElse_isSaid() {
        assertThat(reply("kafka.server.ReplicaManager", new TimeoutException("no answer")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(reply("kafka.server.ReplicaManager", null)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(reply("org.apache.kafka.clients.producer", new OutOfOrderSequenceException("out of order")))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply reply(String logger, @Nullable Throwable problem) {
        return new HealedErrors()
                .decide(new LoggingEvent(
                        "here", new LoggerContext().getLogger(logger), Level.ERROR, "it failed", problem, null));
    }
}
