package tidewire.summarizer.digest.tell.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DeskCounters;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.gate.grammar.GrammarConstraint;
import tidewire.summarizer.gate.grammar.OwnWordsGrammar;
import tidewire.summarizer.gate.grammar.TokenTrie;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/** Has sentences written on forks of a window, all of a kind together, and asks the gate about each. */
public final class LineWriter {
    /** Wordings tried in place of one that did not pass. */
    private static final int OTHER_WORDINGS = 4;

    private static final Written NOT_TAUGHT = new Written(
            "", Verdict.refused(Verdict.Outcome.SHAPE, "the model was not taught to write lines"), Judgement.NONE);

    private final LanguageModel model;
    private final TapeFormat format;
    private final DigestOptions options;
    private final Set<Integer> stops;
    private final TokenTrie vocabulary;
    private final DigestMetrics metrics;
    private final Opinion opinion;

    public LineWriter(LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.format = format;
        this.options = options;
        this.metrics = metrics;
        stops = format.stopTokens();
        vocabulary = new TokenTrie(model.tokenizer(), stops);
        opinion = new Opinion(model, format, options.window());
    }

    /** A sentence that was written, and what model and gate say of it. */
    public record Written(String text, Verdict verdict, Judgement judgement) {
        boolean isSettled() {
            return verdict.passed() || isNothing();
        }

        /** Was nothing written, because there was nothing new? */
        boolean isNothing() {
            return verdict.outcome() == Verdict.Outcome.NOTHING_NEW && text.isEmpty();
        }
    }

    /**
     * What is shared by all sentences of one digest.
     *
     * @param part for the counters: {@code line}, {@code lead} or {@code answer}
     */
    public record Assignment(String desk, String part, SinkWindow window, Gate gate, DeskCounters counters) {}

    /** One sentence about one story. */
    public Written writeOne(Assignment assignment, Task task, StoryText story) {
        return write(assignment, List.of(Wanted.line(format, story, List.of(task), News.ALL)))
                .get(0);
    }

    /**
     * One sentence for each that is wanted. What it is about is shown once, on a fork; wordings are written on forks of that.
     *
     * @return the first wording that passed, in the order of the ways of asking; else the last way's first, with the reason why not
     */
    public List<Written> write(Assignment assignment, List<Wanted> wanted) {
        List<Written> results = new ArrayList<>(Collections.nCopies(wanted.size(), NOT_TAUGHT));
        List<SinkWindow> shown = new ArrayList<>();
        try {
            for (Wanted one : wanted) {
                shown.add(assignment.window().fork());
                shown.get(shown.size() - 1).read(one.shown());
            }
            int most = wanted.stream().mapToInt(one -> one.ways().size()).max().orElse(0);
            for (int way = 0; way < most; way++) {
                writeWay(assignment, wanted, shown, way, results);
            }
            return results;
        } finally {
            shown.forEach(SinkWindow::close);
        }
    }

    /** The first cut made by rule that gate and model let pass; only a few are asked about. */
    public Optional<Written> cut(Assignment assignment, Wanted wanted, Stream<String> cuts) {
        List<Written> sound = cuts.filter(wanted.news()::isIn)
                .map(text -> new Written(text, assignment.gate().check(text, true, wanted.sources()), Judgement.NONE))
                .filter(one -> one.verdict().outcome() == Verdict.Outcome.SHORTENED)
                .limit(OTHER_WORDINGS)
                .toList();
        if (sound.isEmpty() || wanted.ways().isEmpty() || !format.tasks().contains(Task.CHECK)) {
            return sound.stream().findFirst();
        }
        try (SinkWindow shown = assignment.window().fork()) {
            shown.read(wanted.shown());
            return sound.stream()
                    .map(one -> judged(assignment, wanted, one.text(), shown))
                    .filter(one -> one.verdict().passed())
                    .findFirst();
        }
    }

    private Written judged(Assignment assignment, Wanted wanted, String text, SinkWindow shown) {
        try (SinkWindow fork = shown.fork()) {
            fork.feed(wanted.ways().get(wanted.ways().size() - 1).ask());
            fork.feed(format.askCheck(text));
            Judgement judgement = opinion.answered(Judgement.NONE, fork);
            Verdict verdict = assignment.gate().check(text, true, wanted.sources(), judgement);
            metrics.gate(assignment.desk(), "cut", verdict.outcome());
            metrics.forks(assignment.desk(), 1);
            return new Written(text, verdict, judgement);
        }
    }

    private void writeWay(
            Assignment assignment, List<Wanted> wanted, List<SinkWindow> shown, int way, List<Written> results) {
        List<Integer> places = new ArrayList<>();
        List<Attempt> firsts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (way < wanted.get(i).ways().size() && !results.get(i).isSettled()) {
                places.add(i);
                firsts.add(Attempt.first(wanted.get(i), wanted.get(i).ways().get(way), shown.get(i)));
            }
        }
        List<Written> written = new ArrayList<>(attempt(assignment, assignment.part(), firsts));
        if (options.retry()) {
            retry(assignment, firsts, written);
        }
        for (int k = 0; k < places.size(); k++) {
            results.set(places.get(k), written.get(k));
        }
    }

    /** Other wordings of what was copied or refused, all together; of those that pass, the best. */
    private void retry(Assignment assignment, List<Attempt> firsts, List<Written> results) {
        List<Integer> places = new ArrayList<>();
        List<Attempt> others = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            if (isHopeless(results.get(i))) {
                continue;
            }
            for (Attempt other : firsts.get(i).others(OTHER_WORDINGS)) {
                places.add(i);
                others.add(other);
            }
        }
        List<Written> written = attempt(assignment, "retry", others);
        for (int k = 0; k < written.size(); k++) {
            Written best = results.get(places.get(k));
            // The reason of the first attempt is the one to tell.
            if (written.get(k).verdict().passed()
                    && (!best.verdict().passed()
                            || assignment.gate().prefers(written.get(k).judgement(), best.judgement()))) {
                results.set(places.get(k), written.get(k));
            }
        }
    }

    /** Is there no other wording to hope for, or none needed? A model that was unsure once will be again. */
    private static boolean isHopeless(Written written) {
        return written.isSettled() || written.verdict().outcome() == Verdict.Outcome.UNSURE;
    }

    private List<Written> attempt(Assignment assignment, String part, List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return List.of();
        }
        List<SinkWindow> forks = new ArrayList<>();
        try {
            List<GenerationRequest> requests = new ArrayList<>();
            for (Attempt one : attempts) {
                SinkWindow fork = one.shown().fork();
                forks.add(fork);
                requests.add(new GenerationRequest(
                        fork,
                        one.way().ask(),
                        options.mostTokens(),
                        stops,
                        one.sampler(),
                        constraint(one),
                        () -> false));
            }
            long start = System.nanoTime();
            List<Generation> generations = model.generate(requests);
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < attempts.size(); i++) {
                written.add(judge(assignment, part, attempts.get(i), generations.get(i), forks.get(i)));
            }
            count(assignment, generations, System.nanoTime() - start);
            return written;
        } finally {
            forks.forEach(SinkWindow::close);
        }
    }

    private TokenConstraint constraint(Attempt attempt) {
        if (!options.constrain()) {
            return TokenConstraint.NONE;
        }
        return attempt.cuts() != null
                ? new GrammarConstraint<>(vocabulary, model.tokenizer(), attempt.cuts())
                : new GrammarConstraint<>(
                        vocabulary,
                        model.tokenizer(),
                        new OwnWordsGrammar(
                                attempt.wanted().sources(), attempt.way().mayBeEmpty()));
    }

    private Written judge(Assignment assignment, String part, Attempt attempt, Generation generation, SinkWindow fork) {
        String text = capitalised(
                model.tokenizer().decode(generation.tokens()).strip().replaceAll(" +", " "));
        boolean finished = generation.finish() == Generation.Finish.STOP;
        Written written = finished && text.isEmpty() && attempt.way().mayBeEmpty()
                ? new Written(
                        text,
                        Verdict.refused(Verdict.Outcome.NOTHING_NEW, "nothing that digests have not told"),
                        Judgement.NONE)
                : judge(assignment.gate(), text, finished, attempt, generation, fork);
        metrics.gate(assignment.desk(), part, written.verdict().outcome());
        return written;
    }

    /** The model is asked again only about what would leave otherwise. */
    private Written judge(
            Gate gate, String text, boolean finished, Attempt attempt, Generation generation, SinkWindow fork) {
        Sources sources = attempt.wanted().sources();
        Judgement certainty = Judgement.of(generation.logProbability(), generation.tokens().length);
        Verdict verdict = gate.check(text, finished, sources, certainty);
        if (verdict.passed() && !attempt.wanted().news().isIn(text)) {
            verdict = Verdict.refused(Verdict.Outcome.NOTHING_NEW, "says nothing that digests have not told");
        }
        if (!verdict.passed()) {
            return new Written(text, verdict, certainty);
        }
        Judgement judgement = opinion.of(certainty, attempt, verdict, generation.tokens(), fork);
        return new Written(text, gate.check(text, finished, sources, judgement), judgement);
    }

    /** A line begins with a capital, but for words that have theirs elsewhere ("iPhone") and names of files ("lib/player.php"). */
    static String capitalised(String text) {
        int end = text.indexOf(' ');
        String first = end < 0 ? text : text.substring(0, end);
        boolean plain = first.equals(first.toLowerCase(Locale.ROOT))
                && first.replaceFirst("[.,;:!?]$", "").codePoints().noneMatch(LineWriter::isOfAFileName);
        return plain && !first.isEmpty() ? first.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static boolean isOfAFileName(int c) {
        return "/\\._@#".indexOf(c) >= 0;
    }

    private void count(Assignment assignment, List<Generation> generations, long nanos) {
        long tokens = generations.stream().mapToLong(one -> one.tokens().length).sum();
        assignment.counters().add("tokensWritten", tokens);
        assignment.counters().add("forks", generations.size());
        assignment.counters().spent("decode", nanos);
        metrics.tokens(assignment.desk(), "decode", tokens, nanos);
        metrics.forks(assignment.desk(), generations.size());
    }
}
