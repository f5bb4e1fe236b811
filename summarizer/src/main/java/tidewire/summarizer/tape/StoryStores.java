package tidewire.summarizer.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tidewire.summarizer.story.track.MemberState;
import tidewire.summarizer.story.track.RecentMove;
import tidewire.summarizer.story.track.StoryMemory;
import tidewire.summarizer.story.track.StoryState;
import tidewire.summarizer.streams.JsonSerde;

/** A desk's stories in state stores, which all desks of a task share: keys begin with the desk's name. */
final class StoryStores implements StoryMemory {
    private static final String STORIES = "tape-stories";
    private static final String MEMBERS = "tape-story-members";
    private static final String MOVES = "tape-story-moves";

    private final String desk;
    private final KeyValueStore<String, StoryState> stories;
    private final KeyValueStore<String, MemberState> members;
    private final KeyValueStore<String, Moves> moves;

    /** Moves as one value. */
    record Moves(List<RecentMove> recent) {}

    StoryStores(String desk, ProcessorContext<?, ?> context) {
        this.desk = desk;
        this.stories = context.getStateStore(STORIES);
        this.members = context.getStateStore(MEMBERS);
        this.moves = context.getStateStore(MOVES);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORIES), Serdes.String(), new JsonSerde<>(StoryState.class)),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MEMBERS), Serdes.String(), new JsonSerde<>(MemberState.class)),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MOVES), Serdes.String(), new JsonSerde<>(Moves.class)));
    }

    @Override
    public List<StoryState> stories() {
        return all(stories);
    }

    @Override
    public List<MemberState> members() {
        return all(members);
    }

    @Override
    public List<RecentMove> moves() {
        Moves known = moves.get(desk);
        return known == null ? List.of() : known.recent();
    }

    @Override
    public void put(StoryState story) {
        stories.put(key(story.story().id()), story);
    }

    @Override
    public void put(MemberState member) {
        members.put(key(place(member.place())), member);
    }

    @Override
    public void put(List<RecentMove> recent) {
        moves.put(desk, new Moves(recent));
    }

    @Override
    public void deleteStory(String id) {
        stories.delete(key(id));
    }

    @Override
    public void deleteMember(long place) {
        members.delete(key(place(place)));
    }

    /** In the order of the keys; '0' is the character after '/', which ends a desk's name. */
    private <T> List<T> all(KeyValueStore<String, T> store) {
        List<T> all = new ArrayList<>();
        try (KeyValueIterator<String, T> found = store.range(desk + "/", desk + "0")) {
            found.forEachRemaining(entry -> all.add(entry.value));
        }
        return all;
    }

    private String key(String rest) {
        return desk + "/" + rest;
    }

    /** Digits whose order as text is that of the numbers. */
    private static String place(long place) {
        return String.format("%016x", place);
    }
}
