package tidewire.summarizer.story.track;

import java.util.List;

/** Where a desk's stories are kept. */
public interface StoryMemory {
    List<StoryState> stories();

    /** By place. */
    List<MemberState> members();

    /** Oldest first. */
    List<RecentMove> moves();

    void put(StoryState story);

    void put(MemberState member);

    /** Takes the place of all moves before. */
    void put(List<RecentMove> moves);

    void deleteStory(String id);

    void deleteMember(long place);
}
