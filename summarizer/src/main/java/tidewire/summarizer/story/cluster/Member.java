package tidewire.summarizer.story.cluster;

/**
 * A report of a story that new ones are compared with.
 *
 * @param place in the order of the tape; unique
 */
record Member(long place, String story, String item, Features features) implements Comparable<Member> {
    @Override
    public int compareTo(Member other) {
        return Long.compare(place, other.place);
    }
}
