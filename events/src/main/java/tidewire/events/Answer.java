package tidewire.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tape says to a question: one or more parts as they are written, the last with {@code done}.
 *
 * @param question id of the question
 * @param part counted from 0
 * @param done true for the last part
 * @param found false when nothing on the tape says so, and when there is a why; then there is no text
 * @param why why there is no answer, or no more of it, in words for who asked; null where the tape was read to the end
 * @param text the sentences of this part, or null
 * @param cites the sources of this part
 */
public record Answer(
        String question,
        String desk,
        int part,
        boolean done,
        boolean found,
        @Nullable String why,
        Instant time,
        @Nullable String text,
        @Nullable Phrasing phrasing,
        List<Citation> cites)
        implements Event {
    public Answer {
        Check.text("Answer.question", question);
        Check.text("Answer.desk", desk);
        Check.that(part >= 0, "Answer.part must not be negative, was " + part);
        Check.present("Answer.time", time);
        cites = List.copyOf(Check.present("Answer.cites", cites));
        Check.that(why == null || (done && !found && !why.isBlank()), "Answer.why must end an answer, without a find");
        Check.that(
                text == null || (found && phrasing != null && !cites.isEmpty()), "Answer.text must cite its sources");
    }

    /** Nothing on the tape says so. */
    public static Answer nothing(Question question, int part, Instant time) {
        return new Answer(question.id(), question.desk(), part, true, false, null, time, null, null, List.of());
    }

    /** There is no answer, or no more of it. @param part how many were given before @param why in words for who asked */
    public static Answer refused(Question question, int part, Instant time, String why) {
        return new Answer(question.id(), question.desk(), part, true, false, why, time, null, null, List.of());
    }

    @Override
    public String eventId() {
        return question + "/" + part;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}
