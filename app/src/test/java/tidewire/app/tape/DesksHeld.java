package tidewire.app.tape;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** How many instances of the digest application share the desks. */
final class DesksHeld {
    private static final String APPLICATION = "tidewire-digest";

    private DesksHeld() {}

    /**
     * Waits until the group is stable and so many members have desks: who joins gets them in a second step.
     *
     * @return how many have a partition of the tape
     */
    static long by(Map<String, Object> client, int members, Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        long have = 0;
        try (Admin admin = Admin.create(client)) {
            while (Instant.now().isBefore(deadline)) {
                var group = admin.describeConsumerGroups(List.of(APPLICATION))
                        .describedGroups()
                        .get(APPLICATION);
                try {
                    var described = group.get();
                    have = described.members().stream()
                            .map(MemberDescription::assignment)
                            .filter(assignment -> !assignment.topicPartitions().isEmpty())
                            .count();
                    if (described.groupState() == GroupState.STABLE && have == members) {
                        return have;
                    }
                } catch (ExecutionException e) {
                    // The group is not there yet.
                }
            }
        }
        return have;
    }
}
