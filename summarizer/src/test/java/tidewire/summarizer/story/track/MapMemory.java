package tidewire.summarizer.story.track;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tidewire.events.Json;

/** A memory in this process, which keeps what a store would keep: bytes. */
final class MapMemory implements StoryMemory {
    private final TreeMap<String, byte[]> stories = new TreeMap<>();
    private final TreeMap<Long, byte[]> members = new TreeMap<>();
    private List<RecentMove> moves = List.of();

    @Override
    public List<StoryState> stories() {
        return stories.values().stream()
                .map(bytes -> Json.read(bytes, StoryState.class))
                .toList();
    }

    @Override
    public List<MemberState> members() {
        return members.values().stream()
                .map(bytes -> Json.read(bytes, MemberState.class))
                .toList();
    }

    @Override
    public List<RecentMove> moves() {
        return new ArrayList<>(moves);
    }

    @Override
    public void put(StoryState story) {
        stories.put(story.id(), Json.write(story));
    }

    @Override
    public void put(MemberState member) {
        members.put(member.place(), Json.write(member));
    }

    @Override
    public void put(List<RecentMove> recent) {
        moves = recent;
    }

    @Override
    public void deleteStory(String id) {
        stories.remove(id);
    }

    @Override
    public void deleteMember(long place) {
        members.remove(place);
    }
}
