package tidewire.summarizer.gate.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Clause;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;

/**
 * Who does what, and whether it is done: those of whom a line's verb is said are among those of whom a source says it, and what a source
 * says will, may or is to be done is not told as done. A verb that no source has cannot be held against them: {@link OtherWords}.
 */
public final class RoleReading {
    private RoleReading() {}

    /** What is wrong with the line's roles; empty when nothing is. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        Set<String> verbs = new HashSet<>();
        sources.readings().forEach(sentence -> verbs.addAll(Clause.verbs(sentence)));
        Optional<Clause> said = Clause.main(line, verbs);
        if (said.isEmpty()) {
            return Optional.of("has no verb");
        }
        Clause clause = said.get();
        String verb = line.word(clause.verb()).text();
        List<Clause> told = new ArrayList<>();
        for (Sentence sentence : sources.readings()) {
            told.addAll(Clause.with(Lemma.of(line.key(clause.verb())), sentence));
        }
        if (told.isEmpty()) {
            return OtherWords.isOther(line.key(clause.verb()), sources)
                    ? otherPurpose(line, sources)
                    : Optional.of("no source has the verb \"" + verb + "\"");
        }
        List<Clause> same = told.stream().filter(one -> clause.isOf(one)).toList();
        if (same.isEmpty()) {
            return Optional.of("no source says \"" + verb + "\" of \"" + clause.subjectText() + "\"");
        }
        if (!clause.isOpen() && same.stream().allMatch(Clause::isOpen)) {
            return Optional.of("\"" + verb + "\" is not said to be done");
        }
        return otherPurpose(line, sources);
    }

    /** "Named to chair the panel" must not become "named to the panel". */
    private static Optional<String> otherPurpose(Sentence line, Sources sources) {
        for (int i = 0; i + 2 < line.size(); i++) {
            boolean to = line.tag(i) == Pos.VERB && line.key(i + 1).equals("to") && line.tag(i + 2) != Pos.VERB;
            if (to
                    && purposes(Lemma.of(line.key(i)), sources).contains(true)
                    && !purposes(Lemma.of(line.key(i)), sources).contains(false)) {
                return Optional.of("no source has \"" + line.between(i, i + 3) + "\"");
            }
        }
        return Optional.empty();
    }

    /** Whether a verb stands behind this verb's "to", wherever it has one. */
    private static Set<Boolean> purposes(String lemma, Sources sources) {
        Set<Boolean> found = new HashSet<>();
        for (Sentence s : sources.readings()) {
            for (int i = 0; i + 2 < s.size(); i++) {
                if (Lemma.of(s.key(i)).equals(lemma) && s.key(i + 1).equals("to")) {
                    found.add(s.tag(i + 2) == Pos.VERB);
                }
            }
        }
        return found;
    }
}
