package tidewire.summarizer.digest.ask;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Question;

/**
 * A question that is not answered to its end. What its answer is made of is found once and kept with it, so that whoever takes it
 * over goes on where the last part ended.
 *
 * @param found when the tape was searched, by the tape's time; null before that
 * @param quotes one for each part of the answer, none when nothing on the tape says so
 * @param sent parts that were given
 */
public record OpenQuestion(Question question, @Nullable Instant found, List<Quote> quotes, int sent) {
    public OpenQuestion {
        quotes = List.copyOf(quotes);
    }

    public static OpenQuestion of(Question question) {
        return new OpenQuestion(question, null, List.of(), 0);
    }

    OpenQuestion with(List<Quote> all, Instant time) {
        return new OpenQuestion(question, time, all, 0);
    }

    OpenQuestion withOneMoreSent() {
        return new OpenQuestion(question, found, quotes, sent + 1);
    }
}
