package tidewire.summarizer.digest.tell.line;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.events.Digest;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;

/** Which lines a lead draws on: those that have words of it that no other line has. */
final class Backing {
    private static final Set<Pos> CONTENT = Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.VERB);

    private Backing() {}

    static List<Digest.Line> of(String lead, List<Digest.Line> lines) {
        Set<String> said = content(lead);
        List<Set<String>> has = lines.stream().map(line -> content(line.text())).toList();
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> {
                    Set<String> own = new HashSet<>(has.get(i));
                    own.retainAll(said);
                    for (int other = 0; other < has.size(); other++) {
                        if (other != i) {
                            own.removeAll(has.get(other));
                        }
                    }
                    return !own.isEmpty();
                })
                .mapToObj(lines::get)
                .toList();
    }

    private static Set<String> content(String text) {
        Sentence sentence = Sentence.of(text);
        Set<String> content = new HashSet<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (CONTENT.contains(sentence.tag(i))) {
                content.add(sentence.word(i).key());
            }
        }
        return content;
    }
}
