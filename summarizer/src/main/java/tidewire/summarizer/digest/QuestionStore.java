package tidewire.summarizer.digest;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Answer;
import tidewire.events.InvalidEventException;
import tidewire.events.Question;
import tidewire.summarizer.digest.ask.AnswerTurns;
import tidewire.summarizer.digest.ask.Answering;
import tidewire.summarizer.digest.ask.OpenQuestion;
import tidewire.summarizer.digest.ask.QuestionQueue;
import tidewire.summarizer.digest.desk.DeskInHand;
import tidewire.summarizer.digest.desk.DeskReader;
import tidewire.summarizer.digest.tell.DigestMetrics;

/**
 * The questions of a task, answered part by part when it is their turn. A question stands in its store, with what was given of its answer, until its last part is
 * written. Every question gets an answer: one that cannot be answered, one that says so.
 */
final class QuestionStore implements AnswerTurns.Task, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionStore.class);

    private final KeyValueStore<String, OpenQuestion> store;
    private final DeskReader reader;
    private final DigestMetrics metrics;
    private final Map<String, DeskInHand> desks;
    private final AnswerTurns turns;
    private final QuestionQueue queue = new QuestionQueue();
    private QuestionQueue.@Nullable Place current;
    private @Nullable Answering answering;

    /** @param desks that the task has in hand; those of questions that are open are missing only when they are configured no more */
    QuestionStore(
            KeyValueStore<String, OpenQuestion> store,
            DeskReader reader,
            DigestMetrics metrics,
            Map<String, DeskInHand> desks,
            AnswerTurns turns) {
        this.store = store;
        this.reader = reader;
        this.metrics = metrics;
        this.desks = desks;
        this.turns = turns;
        try (KeyValueIterator<String, OpenQuestion> all = store.all()) {
            all.forEachRemaining(one -> queue.add(QuestionQueue.Place.of(one.value.question())));
        }
        turns.join(this);
    }

    /** Whether a question to one of those desks is open. */
    boolean isAsked(String desk) {
        return queue.first(desk::equals).isPresent();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes a question in; what comes back is an answer that says why not. */
    Optional<Answer> ask(Question question) {
        String key = StoreKey.named(question.desk(), question.id());
        if (store.get(key) != null) {
            throw new InvalidEventException("question " + question.id() + " comes again before it is answered");
        }
        if (queue.isFull(question.desk())) {
            metrics.unanswered(question.desk(), "full");
            return Optional.of(Answer.refused(
                    question,
                    0,
                    question.asked(),
                    "This desk has " + QuestionQueue.MOST_OPEN
                            + " open questions already; ask again when some of them are answered."));
        }
        store.put(key, OpenQuestion.of(question));
        queue.add(QuestionQueue.Place.of(question));
        return Optional.empty();
    }

    @Override
    public boolean isBehind() {
        return desks.values().stream().anyMatch(desk -> desk.waiting() > 0);
    }

    @Override
    public QuestionQueue.@Nullable Place next() {
        return current != null ? current : queue.first(this::isReady).orElse(null);
    }

    /** Writes the next part of an answer when it is this task's turn. */
    Optional<Answer> part() {
        QuestionQueue.Place place = next();
        if (place == null || !turns.isTurnOf(this)) {
            return Optional.empty();
        }
        current = place;
        String key = StoreKey.named(place.desk(), place.id());
        OpenQuestion open = Objects.requireNonNull(store.get(key));
        DeskInHand inHand = desks.get(place.desk());
        Answer part = inHand == null
                ? refused(open, "gone", "There is no desk " + place.desk() + " any more.")
                : turns.timed(() -> part(inHand, open));
        if (part.done()) {
            endAnswer();
            queue.remove(place);
            store.delete(key);
        } else {
            store.put(key, Objects.requireNonNull(answering).open());
        }
        return Optional.of(part);
    }

    private boolean isReady(String desk) {
        DeskInHand inHand = desks.get(desk);
        return inHand == null || inHand.isLive();
    }

    /** Nobody above could set a question aside that fails: it would fail again after every restart. What Kafka says is not its doing. */
    private Answer part(DeskInHand inHand, OpenQuestion open) {
        try {
            if (answering == null) {
                answering = reader.answer(inHand, open);
            }
            return answering.next();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "Desk {}: question {} is not answered, something in it or in its items cannot be worked with",
                    inHand.name(),
                    open.question().id(),
                    e);
            return refused(
                    open,
                    "failed",
                    "This question could not be answered; the log of the digest stage says why."
                            + (open.sent() > 0 ? " What is above stands." : ""));
        }
    }

    private Answer refused(OpenQuestion open, String reason, String why) {
        metrics.unanswered(open.question().desk(), reason);
        return Answer.refused(
                open.question(),
                open.sent(),
                Objects.requireNonNullElse(open.found(), open.question().asked()),
                why);
    }

    @Override
    public void close() {
        endAnswer();
        turns.leave(this);
    }

    private void endAnswer() {
        if (answering != null) {
            answering.close();
            answering = null;
        }
        current = null;
    }
}
