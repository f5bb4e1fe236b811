package tidewire.summarizer.story.rank;

import java.util.Set;

/** Words by which a headline tells that something has happened which changes something for many: resigns, bankruptcy, ceasefire. */
public final class EventWords {
    private static final int LEAST_WEIGHT = 2;

    private EventWords() {}

    /** @param headline without slugs: {@code Headline.text} */
    public static Set<String> of(String headline) {
        return Stakes.shipped().phrases(headline, LEAST_WEIGHT);
    }
}
