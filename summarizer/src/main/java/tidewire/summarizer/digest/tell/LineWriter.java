package tidewire.summarizer.digest.tell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.gate.cut.CutGrammar;
import tidewire.summarizer.gate.grammar.GrammarConstraint;
import tidewire.summarizer.gate.grammar.OwnWordsGrammar;
import tidewire.summarizer.gate.grammar.Vocabulary;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/** Has sentences written on forks of a window, all of a kind together, and asks the gate about each. */
public final class LineWriter {
    /** Wordings tried in place of one that did not pass. */
    private static final int OTHER_WORDINGS = 4;

    private final LanguageModel model;
    private final TapeFormat format;
    private final DigestOptions options;
    private final Set<Integer> stops;
    private final Vocabulary vocabulary;
    private final DigestMetrics metrics;
    private final Opinion opinion;

    public LineWriter(LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.format = format;
        this.options = options;
        this.metrics = metrics;
        stops = format.stopTokens();
        vocabulary = new Vocabulary(model.tokenizer(), stops);
        opinion = new Opinion(model, format, options.window());
    }

    /**
     * A sentence to be written.
     *
     * @param prompt asks for it
     * @param without asks for it with no source to draw on
     * @param sources what it may draw on
     * @param mayBeEmpty whether nothing is an answer
     */
    record Wanted(Task task, int[] prompt, int[] without, Sources sources, boolean mayBeEmpty) {}

    /** A sentence that was written, and what model and gate say of it. */
    public record Written(String text, Verdict verdict, Judgement judgement) {}

    /**
     * What is shared by all sentences of one digest.
     *
     * @param part for the counters: {@code line}, {@code lead} or {@code answer}
     */
    public record Assignment(String desk, String part, SinkWindow window, Gate gate, DeskCounters counters) {}

    /** One sentence for each that is wanted: the first wording that passes, else the reason why the first did not. */
    List<Written> write(Assignment assignment, List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Hesitation> firsts = wanted.stream().map(one -> new Hesitation()).toList();
        Map<Sources, CutGrammar> cuts = new HashMap<>();
        List<Written> results = new ArrayList<>(attempt(assignment, assignment.part(), wanted, firsts, cuts));
        if (options.retry()) {
            retry(assignment, wanted, firsts, cuts, results);
        }
        return results;
    }

    /** One sentence about one story. */
    public Written writeOne(Assignment assignment, Task task, StoryText story) {
        return write(assignment, List.of(wanted(task, story, false))).get(0);
    }

    /** A sentence about a story. */
    Wanted wanted(Task task, StoryText story, boolean mayBeEmpty) {
        StoryText nothing = new StoryText(List.of(new StoryText.Report("", "")), List.of());
        return new Wanted(task, format.askLine(story, task), format.askLine(nothing, task), sources(story), mayBeEmpty);
    }

    private static Sources sources(StoryText story) {
        return new Sources(story.reports().stream()
                .flatMap(report -> Stream.of(report.headline(), report.detail()))
                .toList());
    }

    /** Other wordings of what was copied or refused, all together; of those that pass, the one that the model finds likeliest. */
    private void retry(
            Assignment assignment,
            List<Wanted> wanted,
            List<Hesitation> firsts,
            Map<Sources, CutGrammar> cuts,
            List<Written> results) {
        List<Integer> places = new ArrayList<>();
        List<Wanted> again = new ArrayList<>();
        List<Sampler> samplers = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (isSettled(results.get(i).verdict())) {
                continue;
            }
            for (Sampler way : firsts.get(i).otherWays(OTHER_WORDINGS)) {
                places.add(i);
                again.add(wanted.get(i));
                samplers.add(way);
            }
        }
        if (again.isEmpty()) {
            return;
        }
        List<Written> others = attempt(assignment, "retry", again, samplers, cuts);
        for (int k = 0; k < others.size(); k++) {
            Written best = results.get(places.get(k));
            // The reason of the first attempt is the one to tell.
            if (others.get(k).verdict().passed()
                    && (!best.verdict().passed()
                            || others.get(k).judgement().nats()
                                    < best.judgement().nats())) {
                results.set(places.get(k), others.get(k));
            }
        }
    }

    /** A model that was unsure once will be again. */
    private static boolean isSettled(Verdict verdict) {
        return verdict.passed()
                || verdict.outcome() == Verdict.Outcome.UNSURE
                || verdict.outcome() == Verdict.Outcome.NOTHING_NEW;
    }

    private List<Written> attempt(
            Assignment assignment,
            String part,
            List<Wanted> wanted,
            List<? extends Sampler> samplers,
            Map<Sources, CutGrammar> cuts) {
        List<SinkWindow> forks = new ArrayList<>();
        try {
            List<GenerationRequest> requests = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                SinkWindow fork = assignment.window().fork();
                forks.add(fork);
                requests.add(new GenerationRequest(
                        fork,
                        wanted.get(i).prompt(),
                        options.mostTokens(),
                        stops,
                        samplers.get(i),
                        constraint(wanted.get(i), cuts),
                        () -> false));
            }
            long start = System.nanoTime();
            List<Generation> generations = model.generate(requests);
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                written.add(judge(assignment, part, wanted.get(i), generations.get(i), forks.get(i)));
            }
            count(assignment, generations, System.nanoTime() - start);
            return written;
        } finally {
            forks.forEach(SinkWindow::close);
        }
    }

    private TokenConstraint constraint(Wanted wanted, Map<Sources, CutGrammar> cuts) {
        if (!options.constrain()) {
            return TokenConstraint.NONE;
        }
        return wanted.task() == Task.SHORTEN
                ? new GrammarConstraint<>(
                        vocabulary, model.tokenizer(), cuts.computeIfAbsent(wanted.sources(), CutGrammar::new))
                : new GrammarConstraint<>(
                        vocabulary, model.tokenizer(), new OwnWordsGrammar(wanted.sources(), wanted.mayBeEmpty()));
    }

    private Written judge(Assignment assignment, String part, Wanted wanted, Generation generation, SinkWindow fork) {
        String text = capitalised(
                model.tokenizer().decode(generation.tokens()).strip().replaceAll(" +", " "));
        boolean finished = generation.finish() == Generation.Finish.STOP;
        Written written = finished && text.isEmpty() && wanted.mayBeEmpty()
                ? new Written(
                        text,
                        Verdict.refused(Verdict.Outcome.NOTHING_NEW, "nothing that digests have not told"),
                        Judgement.NONE)
                : judge(assignment.gate(), text, finished, wanted, generation, fork);
        metrics.gate(assignment.desk(), part, written.verdict().outcome());
        return written;
    }

    /** The model is asked again only about what would leave otherwise. */
    private Written judge(
            Gate gate, String text, boolean finished, Wanted wanted, Generation generation, SinkWindow fork) {
        Judgement certainty = Judgement.of(generation.logProbability(), generation.tokens().length);
        Verdict verdict = gate.check(text, finished, wanted.sources(), certainty);
        if (!verdict.passed()) {
            return new Written(text, verdict, certainty);
        }
        Judgement judgement = opinion.of(certainty, wanted, verdict, generation.tokens(), fork);
        return new Written(text, gate.check(text, finished, wanted.sources(), judgement), judgement);
    }

    /** A line begins with a capital, but for words that have theirs elsewhere: "iPhone". */
    static String capitalised(String text) {
        int end = text.indexOf(' ');
        String first = end < 0 ? text : text.substring(0, end);
        boolean plain = first.equals(first.toLowerCase(Locale.ROOT)) && !first.isEmpty();
        return plain ? first.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
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
