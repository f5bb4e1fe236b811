package tidewire.summarizer.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.summarizer.gate.Cited;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.gate.Vocabulary;
import tidewire.summarizer.gate.WordConstraint;
import tidewire.summarizer.prompt.TapeFormat;

/** Has sentences written on forks of a window, all of a kind together, and asks the gate about each. */
final class LineWriter {
    /**
     * Mean surprise of a model at its own words, above which they are not its own: the constraint left it no better ones.
     * Of a calibrated model, nine in ten first wordings that pass have under 0.1 nats per token and all under 0.5; what it was pushed
     * into has 0.5 to 6.
     */
    private static final double MOST_NATS = 0.5;

    /** Wordings tried in place of one that did not pass. */
    private static final int OTHER_WORDINGS = 4;

    private final LanguageModel model;
    private final DigestOptions options;
    private final Set<Integer> stops;
    private final Vocabulary vocabulary;
    private final DigestMetrics metrics;

    LineWriter(LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.options = options;
        this.metrics = metrics;
        stops = format.stopTokens();
        vocabulary = new Vocabulary(model.tokenizer(), stops);
    }

    /**
     * A sentence to be written.
     *
     * @param prompt asks for it
     * @param cited what it may draw on
     */
    record Task(int[] prompt, Cited cited) {}

    /**
     * A sentence that was written, and what the gate says of it.
     *
     * @param nats the model's mean surprise at its tokens
     */
    record Written(String text, Verdict verdict, double nats) {}

    /**
     * What is shared by all sentences of one digest.
     *
     * @param part for the counters: {@code line} or {@code lead}
     */
    record Assignment(String desk, String part, SinkWindow window, Gate gate, DeskCounters counters) {}

    List<Written> write(Assignment assignment, List<Task> tasks) {
        List<Hesitation> firsts = tasks.stream().map(task -> new Hesitation()).toList();
        List<Written> results = new ArrayList<>(attempt(assignment, assignment.part(), tasks, firsts));
        if (options.retry()) {
            retry(assignment, tasks, firsts, results);
        }
        return results;
    }

    /**
     * Other wordings of what was copied or refused, all together; of those that pass, the one that the model finds likeliest
     * replaces what did not.
     */
    private void retry(Assignment assignment, List<Task> tasks, List<Hesitation> firsts, List<Written> results) {
        List<Integer> places = new ArrayList<>();
        List<Task> again = new ArrayList<>();
        List<Sampler> samplers = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Verdict verdict = results.get(i).verdict();
            // A model that was unsure once will be again.
            if (verdict.passed() || verdict.outcome() == Verdict.Outcome.UNSURE) {
                continue;
            }
            for (Sampler way : firsts.get(i).otherWays(OTHER_WORDINGS)) {
                places.add(i);
                again.add(tasks.get(i));
                samplers.add(way);
            }
        }
        if (again.isEmpty()) {
            return;
        }
        List<Written> others = attempt(assignment, "retry", again, samplers);
        for (int k = 0; k < others.size(); k++) {
            Written best = results.get(places.get(k));
            // The reason of the first attempt is the one to tell.
            if (others.get(k).verdict().passed()
                    && (!best.verdict().passed() || others.get(k).nats() < best.nats())) {
                results.set(places.get(k), others.get(k));
            }
        }
    }

    private List<Written> attempt(
            Assignment assignment, String part, List<Task> tasks, List<? extends Sampler> samplers) {
        List<SinkWindow> forks = new ArrayList<>();
        try {
            List<GenerationRequest> requests = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                SinkWindow fork = assignment.window().fork();
                forks.add(fork);
                requests.add(new GenerationRequest(
                        fork,
                        tasks.get(i).prompt(),
                        options.mostTokens(),
                        stops,
                        samplers.get(i),
                        constraint(tasks.get(i).cited()),
                        () -> false));
            }
            long start = System.nanoTime();
            List<Generation> generations = model.generate(requests);
            count(assignment, generations, System.nanoTime() - start);
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                written.add(judge(assignment, part, tasks.get(i), generations.get(i)));
            }
            return written;
        } finally {
            forks.forEach(SinkWindow::close);
        }
    }

    private TokenConstraint constraint(Cited cited) {
        return options.constrain() ? new WordConstraint(vocabulary, model.tokenizer(), cited) : TokenConstraint.NONE;
    }

    private Written judge(Assignment assignment, String part, Task task, Generation generation) {
        String text = capitalised(
                model.tokenizer().decode(generation.tokens()).strip().replaceAll(" +", " "));
        boolean finished = generation.finish() == Generation.Finish.STOP;
        Verdict verdict = assignment.gate().check(text, finished, task.cited());
        double nats = -generation.logProbability() / Math.max(1, generation.tokens().length);
        if (verdict.passed() && !(nats <= MOST_NATS)) {
            verdict = Verdict.refused(
                    Verdict.Outcome.UNSURE, String.format(Locale.ROOT, "unsure: %.1f nats per token", nats));
        }
        metrics.gate(assignment.desk(), part, verdict.outcome());
        return new Written(text, verdict, nats);
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
