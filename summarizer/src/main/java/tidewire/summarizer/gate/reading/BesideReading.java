package tidewire.summarizer.gate.reading;

import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.TimeWord;

/**
 * What a figure counts, what a quality is one of and whom a name describes stands beside it in a source too: of "three indictments charging six men" no line
 * may make "three men", of a man "charged in Ohio" no "Ohio man".
 */
public final class BesideReading {
    private static final int BEHIND = 3;
    private static final int BEHIND_QUALITY = 2;
    /** Of what a phrase behind a noun is made, "of the municipality of Rio Grande, Puerto Rico". */
    private static final Set<Pos> LINKS = Set.of(Pos.NOUN, Pos.PROPN, Pos.ADP, Pos.DET, Pos.ADJ, Pos.NUM);

    private static final Set<String> UNITS = Set.of(
            "percent",
            "million",
            "billion",
            "trillion",
            "year",
            "month",
            "week",
            "day",
            "hour",
            "minute",
            "time",
            "cent");

    private BesideReading() {}

    /** What stands beside another word than in the sources; empty when nothing does. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        for (int i = 0; i + 1 < line.size(); i++) {
            boolean count =
                    line.tag(i) == Pos.NUM && "$€£¥".indexOf(line.word(i).text().charAt(0)) < 0;
            boolean name = line.tag(i) == Pos.PROPN && line.word(i).hasUpperCase();
            boolean quality = line.tag(i) == Pos.ADJ && !line.word(i).hasUpperCase();
            int noun = noun(line, i);
            if (noun < 0 || !(count || quality || name && noun == i + 1)) {
                continue;
            }
            String key = line.word(i).key();
            String lemma = Lemma.of(line.word(noun).key());
            boolean known = sources.has(key) && !UNITS.contains(lemma);
            if (known && !stands(key, lemma, name, quality ? BEHIND_QUALITY : BEHIND, sources)) {
                return Optional.of("no source has \"" + line.between(i, noun + 1) + "\"");
            }
        }
        return brokenOff(line, sources);
    }

    /** "Loans on the money market[ agenda]": what in the sources only stands before a noun is no end. */
    private static Optional<String> brokenOff(Sentence line, Sources sources) {
        int last = line.size() - 1;
        String behind = "";
        for (Sentence s : sources.readings()) {
            for (int i = 1; i < s.size() && last > 0; i++) {
                if (s.word(i).key().equals(line.word(last).key())
                        && s.word(i - 1).key().equals(line.word(last - 1).key())) {
                    if (!isBeforeANoun(s, i)) {
                        return Optional.empty();
                    }
                    behind = s.between(i, i + 2);
                }
            }
        }
        return behind.isEmpty() ? Optional.empty() : Optional.of("ends within \"" + behind + "\"");
    }

    private static boolean isBeforeANoun(Sentence s, int at) {
        return s.tag(at) == Pos.NOUN
                && at + 1 < s.size()
                && !s.marked(at + 1)
                && s.tag(at + 1) == Pos.NOUN
                && !s.word(at).hasUpperCase()
                && !s.word(at + 1).hasUpperCase()
                && !TimeWord.isOne(s.key(at + 1));
    }

    /** The noun behind a word, at most one adjective away; -1 where there is none. */
    private static int noun(Sentence line, int at) {
        for (int i = at + 1; i < line.size() && i <= at + 2 && !line.marked(i); i++) {
            if (line.tag(i) == Pos.NOUN && !line.word(i).hasUpperCase()) {
                // "Man pleads": behind a noun the tagger takes verbs for nouns.
                boolean last = i + 1 == line.size()
                        || line.marked(i + 1)
                        || line.tag(i + 1) != Pos.NOUN
                        || line.key(i + 1).endsWith("s");
                return last ? i : -1;
            }
            if (line.tag(i) != Pos.ADJ) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean stands(String key, String lemma, boolean name, int behind, Sources sources) {
        for (Sentence sentence : sources.readings()) {
            for (int i = 0; i < sentence.size(); i++) {
                boolean same = sentence.word(i).key().equals(key);
                if (same && (isBehind(sentence, i, lemma, behind) || (name && isBefore(sentence, i, lemma)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** In the same phrase behind it; "a Corona, California, man" is one phrase. */
    private static boolean isBehind(Sentence s, int at, String lemma, int most) {
        boolean ofAPlace = at > 0 && s.marks().get(at).equals(",") && s.tag(at - 1) == Pos.PROPN;
        for (int i = at + 1; i < Math.min(s.size(), at + most + 1); i++) {
            if (s.marked(i) && !(i == at + 1 && ofAPlace && s.marks().get(i).equals(","))) {
                return false;
            }
            if (Lemma.of(s.word(i).key()).equals(lemma)) {
                return true;
            }
        }
        return false;
    }

    /** "The mayor of the city of Oslo" has "Oslo mayor". */
    private static boolean isBefore(Sentence s, int at, String lemma) {
        for (int i = at - 1; i >= 0 && LINKS.contains(s.tag(i)); i--) {
            if (Lemma.of(s.word(i).key()).equals(lemma)) {
                return true;
            }
        }
        return false;
    }
}
