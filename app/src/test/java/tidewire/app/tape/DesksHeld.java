package tidewire.app.tape;

import java.time.Duration;
import java.time.Instant;
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
     * Waits until the group is stable with so many members.
     *
     * @return how many of them have a partition of the tape
     */
    static long by(Map<String, Object> client, int members, Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        try (Admin admin = Admin.create(client)) {
            while (Instant.now().isBefore(deadline)) {
                var group = admin.describeConsumerGroups(java.util.List.of(APPLICATION))
                        .describedGroups()
                        .get(APPLICATION);
                try {
                    var described = group.get();
                    if (described.groupState() == GroupState.STABLE
                            && described.members().size() == members) {
                        return described.members().stream()
                                .map(MemberDescription::assignment)
                                .filter(assignment -> !assignment.topicPartitions().isEmpty())
                                .count();
                    }
                } catch (ExecutionException e) {
                    // The group is not there yet.
                }
            }
        }
        return 0;
    }
}
