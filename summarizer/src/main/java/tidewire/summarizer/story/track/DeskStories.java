package tidewire.summarizer.story.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Story;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.NewsPublisher;
import tidewire.summarizer.story.cluster.Clusterer;
import tidewire.summarizer.story.cluster.DocumentFrequencies;
import tidewire.summarizer.story.cluster.ReportText;
import tidewire.summarizer.story.rank.RankRules;
import tidewire.summarizer.story.text.SameText;
import tidewire.summarizer.story.track.MemberState.OwnWeight;

/**
 * The stories of one desk. Asked for every report and move in the order of the tape, and for nothing else: the same tape
 * makes the same stories, whichever instance reads it and wherever it was interrupted.
 */
public final class DeskStories {
    private final String desk;
    private final RankRules rules;
    private final ToDoubleFunction<NewsItem> focus;
    private final StoryMemory memory;
    private final Clusterer clusterer = new Clusterer(DocumentFrequencies.shipped());
    private final Map<String, StoryState> stories = new HashMap<>();
    private final TreeMap<Long, MemberState> members = new TreeMap<>();
    private final MoveLinks moves;
    private long next;

    /** @param focus how far a report is about what the desk asks for: 0 to 1 @param memory what is in it already is taken up */
    public DeskStories(String desk, RankRules rules, ToDoubleFunction<NewsItem> focus, StoryMemory memory) {
        this.desk = desk;
        this.rules = rules;
        this.focus = focus;
        this.memory = memory;
        this.moves = new MoveLinks(memory.moves());
        memory.stories().forEach(story -> stories.put(story.id(), story));
        for (MemberState member : memory.members()) {
            members.put(member.place(), member);
            clusterer.add(member.place(), member.story(), member.item(), member.text(), member.time(), member.seen());
            next = member.place() + 1;
        }
    }

    /** @param place of the report on the tape; never goes back */
    public Filed file(NewsItem item, Instant place) {
        forget(place);
        ReportText text = ReportText.of(item);
        Instant time = item.publishedBy().isAfter(place) ? place : item.publishedBy();
        String fingerprint = SameText.of(item);
        String publisher = NewsPublisher.of(item);
        MemberState same = last(member -> member.item().equals(item.id()));
        MemberState twin = twin(fingerprint, publisher);
        boolean takesBack = takesBack(fingerprint, same, twin);
        String story = storyOf(item, text, time, same, twin);
        StoryState before = stories.get(story);
        Role role = before == null
                ? Role.NEW
                : takesBack ? Role.CORRECTION : Roles.of(text, membersOf(story), same, twin != null);
        boolean repeated = !takesBack && twin != null && twin.source().equals(publisher);
        OwnWeight own = new OwnWeight(
                item.source(), item.severity(), clusterer.attention(text, time, story), focus.applyAsDouble(item));
        if (role == Role.CORRECTION) {
            Roles.putRight(text, item.id(), membersOf(story)).forEach(this::putRight);
        }
        if (!repeated) {
            OwnWeight counts = role == Role.COPY ? null : own;
            remember(new MemberState(
                    next, story, item.id(), item.revision(), publisher, time, place, fingerprint, text, counts));
        }
        BestReport report = BestReport.of(item.id(), text, own);
        StoryState grown = moves.linkAll(Growth.of(desk, story, before, item, role, publisher, place, report));
        if (role == Role.CORRECTION) {
            grown = withoutWhatWasPutRight(grown, place);
        }
        Weighed weighed = Weighed.of(grown, report, role, moves.largest(grown.story()), place, rules);
        StoryState after = weighed.story();
        put(after);
        StoryRef ref = new StoryRef(
                story,
                role,
                after.count(),
                Math.max(1, after.sources().size()),
                weighed.report().value(),
                weighed.report().reasons());
        return new Filed(ref, after.story(), repeated);
    }

    /** Links a move with the stories of its symbol that had a report shortly before it; those that changed, by id. */
    public List<Story> link(Move move, Instant place) {
        forget(place);
        RecentMove recent = moves.add(move, place);
        memory.put(moves.recent());
        List<Story> changed = new ArrayList<>();
        new TreeMap<>(stories).values().forEach(state -> {
            MoveLinks.link(state, recent).ifPresent(linked -> {
                StoryState weighed = Weighed.again(linked, moves.largest(linked.story()), place, rules)
                        .revised();
                put(weighed);
                changed.add(weighed.story());
            });
        });
        return changed;
    }

    private String storyOf(
            NewsItem item, ReportText text, Instant time, @Nullable MemberState same, @Nullable MemberState twin) {
        if (same != null) {
            return same.story();
        }
        if (twin != null) {
            return twin.story();
        }
        return clusterer.nearest(text, time).map(Clusterer.Match::story).orElse(item.id());
    }

    private void put(StoryState state) {
        stories.put(state.id(), state);
        memory.put(state);
    }

    private void putRight(MemberState wrong) {
        MemberState known = wrong.putRight();
        members.put(known.place(), known);
        memory.put(known);
    }

    /** The report by which a story is weighed may be gone from memory: it stands unless a remembered form of it was put right. */
    private StoryState withoutWhatWasPutRight(StoryState state, Instant place) {
        String best = state.best().item();
        List<MemberState> all = membersOf(state.id());
        boolean wrong = all.stream().anyMatch(member -> member.item().equals(best) && member.own() == null);
        return wrong
                ? Weighed.corrected(
                        state,
                        all.stream().flatMap(member -> report(member).stream()).toList(),
                        moves.largest(state.story()),
                        place,
                        rules)
                : state;
    }

    private static Optional<BestReport> report(MemberState member) {
        return Optional.ofNullable(member.own()).map(own -> BestReport.of(member.item(), member.text(), own));
    }

    private void remember(MemberState member) {
        next = member.place() + 1;
        members.put(member.place(), member);
        memory.put(member);
        clusterer
                .add(member.place(), member.story(), member.item(), member.text(), member.time(), member.seen())
                .ifPresent(this::drop);
    }

    private void forget(Instant now) {
        clusterer.forget(now).forEach(this::drop);
    }

    private void drop(long place) {
        MemberState gone = members.remove(place);
        memory.deleteMember(place);
        if (gone != null && membersOf(gone.story()).isEmpty()) {
            stories.remove(gone.story());
            memory.deleteStory(gone.story());
        }
    }

    private List<MemberState> membersOf(String story) {
        return members.values().stream().filter(m -> m.story().equals(story)).toList();
    }

    /** Whether an item says again what it said before it was changed: the change was wrong. */
    private static boolean takesBack(String fingerprint, @Nullable MemberState same, @Nullable MemberState twin) {
        return same != null
                && twin != null
                && twin.item().equals(same.item())
                && !same.fingerprint().equals(fingerprint);
    }

    private @Nullable MemberState twin(String fingerprint, String publisher) {
        MemberState own =
                last(m -> m.fingerprint().equals(fingerprint) && m.source().equals(publisher));
        return own != null ? own : last(m -> m.fingerprint().equals(fingerprint));
    }

    private @Nullable MemberState last(java.util.function.Predicate<MemberState> wanted) {
        return members.descendingMap().values().stream()
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }
}
