package tidewire.summarizer.gate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tidewire.summarizer.gate.Verdict.Outcome;
import tidewire.summarizer.gate.cut.CutReading;
import tidewire.summarizer.gate.cut.Joined;
import tidewire.summarizer.gate.cut.WholeClause;
import tidewire.summarizer.gate.promise.BoundPromise;
import tidewire.summarizer.gate.promise.DenialPromise;
import tidewire.summarizer.gate.promise.FigurePromise;
import tidewire.summarizer.gate.promise.HedgePromise;
import tidewire.summarizer.gate.promise.NamePromise;
import tidewire.summarizer.gate.promise.QualifierPromise;
import tidewire.summarizer.gate.promise.QuotePromise;
import tidewire.summarizer.gate.promise.RankPromise;
import tidewire.summarizer.gate.promise.WordPromise;
import tidewire.summarizer.gate.reading.BesideReading;
import tidewire.summarizer.gate.reading.CountReading;
import tidewire.summarizer.gate.reading.OtherWords;
import tidewire.summarizer.gate.reading.RoleReading;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.text.CutOff;

/**
 * What may leave, however it was written: a sentence of the sources with words left out, verified word by word; or one in
 * other words that keeps the promise (figures, names, quotations, denials, who says so) and that the model, asked again, finds in
 * the sources: all the more where a reading of its grammar speaks against it.
 */
public final class Gate {
    private final NamePromise names;
    private final boolean mayReword;
    private final Limits limits;

    /**
     * @param symbols ticker symbols of the desk
     * @param mayReword whether other words than the sources' may leave
     * @param limits of the model that writes
     */
    public Gate(Set<String> symbols, boolean mayReword, Limits limits) {
        names = new NamePromise(symbols);
        this.mayReword = mayReword;
        this.limits = limits;
    }

    /** Does the text speak in the first person, of somebody who was named before it, or of what follows it? Nobody tells that as news. */
    public static boolean speaksForItself(String text) {
        Sentence sentence = Sentence.of(text);
        return Readable.speaksForItself(sentence).isPresent()
                || Readable.pointsElsewhere(text)
                || WholeClause.beginsWithAPronoun(sentence, 0);
    }

    /** May a sentence of a source be told as it stands, whatever stood around it? */
    public static boolean standsAlone(String sentence) {
        return Address.fault(sentence).isEmpty()
                && Boilerplate.fault(sentence).isEmpty()
                && !CutOff.isCutOff(sentence)
                && !speaksForItself(sentence);
    }

    /** Is the line a verified cut or a copy, whatever a model thinks of it? */
    public Verdict check(String line, boolean finished, Sources sources) {
        return check(line, finished, sources, Judgement.NONE);
    }

    /**
     * @param line what was written, without markers
     * @param finished false when writing stopped for another reason than the line's end
     */
    public Verdict check(String line, boolean finished, Sources sources, Judgement judgement) {
        Optional<Verdict> unprintable = refused(Outcome.SHAPE, Readable.unprintable(line));
        if (unprintable.isPresent()) {
            return unprintable.get();
        }
        if (!finished) {
            return Verdict.refused(Outcome.SHAPE, "not finished");
        }
        Sentence read = Sentence.of(line);
        return refused(Outcome.SHAPE, Readable.fault(read))
                .or(() -> sources.hasSentence(line)
                        ? Optional.of(Verdict.refused(Outcome.COPIED, "equals a source sentence"))
                        : Optional.empty())
                .or(() -> refused(Outcome.SHAPE, Address.fault(line)))
                .or(() -> refused(Outcome.SHAPE, Boilerplate.fault(line)))
                .or(() -> refused(Outcome.SHAPE, Joined.fault(line, sources)))
                .or(() -> promise(read, sources))
                .orElseGet(() -> wording(read, sources, judgement));
    }

    /** What each check alone says of a line that could be read, by its name: for measuring them. */
    public Map<Outcome, Optional<String>> each(String line, Sources sources) {
        Sentence read = Sentence.of(line);
        Map<Outcome, Optional<String>> all = new EnumMap<>(Outcome.class);
        all.put(
                Outcome.SHAPE,
                Readable.fault(read)
                        .or(() -> Address.fault(line))
                        .or(() -> Boilerplate.fault(line))
                        .or(() -> Readable.loops(read))
                        .or(() -> WordPromise.fault(read, sources)));
        all.put(Outcome.NUMBER, FigurePromise.fault(line, sources));
        all.put(Outcome.NAME, nameFault(read, sources));
        all.put(Outcome.QUOTE, QuotePromise.fault(line, sources));
        all.put(Outcome.QUALIFIER, qualifierFault(read, sources));
        all.put(Outcome.ROLE, roleFault(read, sources));
        all.put(Outcome.WORD, OtherWords.fault(read, sources));
        all.put(Outcome.CUT, CutReading.fault(line, sources));
        return all;
    }

    private Optional<Verdict> promise(Sentence line, Sources sources) {
        return refused(Outcome.NUMBER, FigurePromise.fault(line.text(), sources))
                .or(() -> refused(Outcome.NAME, nameFault(line, sources)))
                .or(() -> refused(Outcome.QUOTE, QuotePromise.fault(line.text(), sources)));
    }

    private Verdict wording(Sentence line, Sources sources, Judgement judgement) {
        Optional<String> noCut = CutReading.fault(line.text(), sources);
        if (noCut.isEmpty()) {
            return refused(Outcome.JUDGED, judgement.againstCut(limits)).orElse(Verdict.SHORTENED);
        }
        if (!mayReword) {
            return Verdict.refused(Outcome.CUT, noCut.get());
        }
        return refused(Outcome.SHAPE, Readable.loops(line).or(() -> WordPromise.fault(line, sources)))
                .or(() -> refused(Outcome.UNSURE, judgement.unsure(limits)))
                .or(() -> refused(Outcome.QUALIFIER, qualifierFault(line, sources)))
                .or(() -> refused(Outcome.JUDGED, judgement.against(limits)))
                .or(() -> doubted(Outcome.ROLE, () -> roleFault(line, sources), judgement))
                .or(() -> doubted(Outcome.WORD, () -> OtherWords.fault(line, sources), judgement))
                .orElse(Verdict.REWORDED);
    }

    /** What a reading of the line's grammar holds against it, which may be wrong: refused unless the model is all the surer. */
    private Optional<Verdict> doubted(Outcome outcome, Supplier<Optional<String>> fault, Judgement judgement) {
        return judgement
                .againstDoubt(limits)
                .flatMap(unsure -> fault.get().map(why -> Verdict.refused(outcome, why + unsure)));
    }

    /** Does the model stand more by the one than by the other? */
    public boolean prefers(Judgement one, Judgement other) {
        return one.isBetterThan(other, limits.certainty());
    }

    private Optional<String> nameFault(Sentence line, Sources sources) {
        return names.fault(line, sources).or(() -> RankPromise.fault(line, sources));
    }

    private static Optional<String> qualifierFault(Sentence line, Sources sources) {
        return QualifierPromise.fault(line, sources)
                .or(() -> DenialPromise.fault(line, sources))
                .or(() -> HedgePromise.fault(line, sources))
                .or(() -> BoundPromise.fault(line, sources));
    }

    private static Optional<String> roleFault(Sentence line, Sources sources) {
        return RoleReading.fault(line, sources)
                .or(() -> BesideReading.fault(line, sources))
                .or(() -> CountReading.fault(line, sources));
    }

    private static Optional<Verdict> refused(Outcome outcome, Optional<String> fault) {
        return fault.map(why -> Verdict.refused(outcome, why));
    }
}
