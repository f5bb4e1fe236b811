package tidewire.events;

import java.time.Instant;
import java.util.List;

/**
 * A question to a desk's tape, from the page or a script. The digest stage answers it on {@link Topics#ANSWERS}.
 *
 * @param id chosen by who asks, unique, at most 200 characters
 * @param asked when it was asked
 * @param text plain text, at most 500 characters
 * @param context older items to read in before the answer, found by search; at most 8
 */
public record Question(String id, String desk, Instant asked, String text, List<NewsItem> context) implements Event {
    private static final int MAX_ID = 200;
    private static final int MAX_TEXT = 500;
    private static final int MAX_CONTEXT = 8;

    public Question {
        Check.text("Question.id", id);
        Check.that(id.length() <= MAX_ID, "Question.id must have at most " + MAX_ID + " characters");
        Check.text("Question.desk", desk);
        Check.present("Question.asked", asked);
        Check.text("Question.text", text);
        Check.that(text.length() <= MAX_TEXT, "Question.text must have at most " + MAX_TEXT + " characters");
        context = List.copyOf(Check.present("Question.context", context));
        Check.that(context.size() <= MAX_CONTEXT, "Question.context must have at most " + MAX_CONTEXT + " items");
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return asked;
    }
}
