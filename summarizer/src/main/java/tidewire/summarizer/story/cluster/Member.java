package tidewire.summarizer.story.cluster;

import java.time.Instant;

/**
 * A report of a story that new ones are compared with.
 *
 * @param place in the order of the tape; unique
 * @param seen when it came
 */
record Member(long place, String story, String item, Instant seen, Features features) implements Comparable<Member> {
    @Override
    public int compareTo(Member other) {
        return Long.compare(place, other.place);
    }
}
