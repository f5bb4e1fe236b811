package tidewire.summarizer.story.cluster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the members that share heavy terms with a report, without comparing it with all of them. */
final class TermIndex {
    /** Of a term that many reports have, only the newest are looked at. */
    private static final int MOST_POSTINGS = 300;

    private static final int MOST_FOUND = 60;

    private final Map<String, NavigableSet<Member>> postings = new HashMap<>();

    void add(Member member) {
        TermVector lead = member.features().lead();
        for (int i = 0; i < lead.size(); i++) {
            postings.computeIfAbsent(lead.term(i), term -> new TreeSet<>()).add(member);
        }
    }

    void remove(Member member) {
        TermVector lead = member.features().lead();
        for (int i = 0; i < lead.size(); i++) {
            NavigableSet<Member> of = postings.get(lead.term(i));
            if (of != null && of.remove(member) && of.isEmpty()) {
                postings.remove(lead.term(i));
            }
        }
    }

    /** Members nearest by lead, at most 60; of equally near ones the older. A function of what is in the index, not of its past. */
    List<Member> nearest(TermVector lead) {
        Map<Member, Double> found = new TreeMap<>();
        for (int i = 0; i < lead.size(); i++) {
            double weight = lead.weight(i);
            String term = lead.term(i);
            postings.getOrDefault(term, new TreeSet<>()).descendingSet().stream()
                    .limit(MOST_POSTINGS)
                    .forEach(member -> found.merge(member, weight, Double::sum));
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<Member, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FOUND)
                .map(Map.Entry::getKey)
                .toList();
    }
}
