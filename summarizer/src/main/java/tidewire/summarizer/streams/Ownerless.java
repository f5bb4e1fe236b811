package tidewire.summarizer.streams;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of an application's transactions nobody will end. Kafka Streams names a producer
 * {@code <application>-<process>-<number of the thread>} and a client {@code <application>-<process>-StreamThread-...}.
 */
final class Ownerless {
    private static final String PROCESS = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private Ownerless() {}

    /**
     * @param transactions transactional ids that have something open
     * @param members client ids of those that are in the application's group
     * @return empty also when a member is not named as Streams does it: whose transactions are whose is not known then
     */
    static List<String> of(String application, Collection<String> transactions, Collection<String> members) {
        Pattern ours = Pattern.compile(Pattern.quote(application) + "-" + PROCESS + "-.+");
        if (members.isEmpty()
                || !members.stream().allMatch(member -> ours.matcher(member).matches())) {
            return List.of();
        }
        return transactions.stream()
                .filter(id -> ours.matcher(id).matches())
                .filter(id -> members.stream().noneMatch(member -> member.startsWith(process(id))))
                .sorted()
                .toList();
    }

    private static String process(String transactionalId) {
        return transactionalId.substring(0, transactionalId.lastIndexOf('-') + 1);
    }
}
