package tidewire.app.demo;

import java.util.List;
import tidewire.summarizer.story.track.MemberState;
import tidewire.summarizer.story.track.RecentMove;
import tidewire.summarizer.story.track.StoryMemory;
import tidewire.summarizer.story.track.StoryState;

/** What is filed in one go is not read back. */
final class Forgetful implements StoryMemory {
    @Override
    public List<StoryState> stories() {
        return List.of();
    }

    @Override
    public List<MemberState> members() {
        return List.of();
    }

    @Override
    public List<RecentMove> moves() {
        return List.of();
    }

    @Override
    public void put(StoryState story) {}

    @Override
    public void put(MemberState member) {}

    @Override
    public void put(List<RecentMove> moves) {}

    @Override
    public void deleteStory(String id) {}

    @Override
    public void deleteMember(long place) {}
}
