package tidewire.summarizer.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.SinkWindow;
import tidewire.llm.Taught;
import tidewire.llm.TokenConstraint;
import tidewire.llm.TokenLedger;
import tidewire.llm.Tokenizer;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;
import tidewire.llm.WindowState;

/**
 * A small language model without weights: what came after the same tokens before, comes again, the longer the match the
 * likelier. It depends on all that its window shows and on nothing else, so a window that was rebuilt wrongly shows in what
 * it writes.
 */
public final class CopyingModel implements LanguageModel {
    private static final int LONGEST_MATCH = 6;
    private static final int ANSWER = 40;
    /** Token of the second format's "yes"; "no" is the next one. */
    public static final int YES = 100;

    private final ByteTokenizer tokenizer;
    private final String sha256;
    private final Taught taught;
    private final List<String> prompts = new ArrayList<>();
    private int open;
    private String cursed = "";
    private boolean failing;
    private boolean silent;
    private boolean doubting;

    public CopyingModel(ByteTokenizer tokenizer) {
        this(tokenizer, "c0ffee");
    }

    public CopyingModel(ByteTokenizer tokenizer, String sha256) {
        this(tokenizer, sha256, Taught.NOTHING);
    }

    public CopyingModel(ByteTokenizer tokenizer, String sha256, Taught taught) {
        this.tokenizer = tokenizer;
        this.sha256 = sha256;
        this.taught = taught;
    }

    /** With every task of the second format, under the markers of the first. */
    public static CopyingModel tapeTwo() {
        Map<String, Integer> numbers = new TreeMap<>(Map.of(
                "marker.sink",
                0,
                "marker.end",
                1,
                "marker.item",
                3,
                "marker.move",
                4,
                "marker.digest",
                5,
                "marker.story",
                6,
                "marker.line",
                7,
                "marker.lead",
                8,
                "marker.separator",
                9));
        numbers.putAll(Map.of(
                "marker.told", 10, "marker.short", 11, "marker.check", 12, "check.yes", YES, "check.no", YES + 1));
        return new CopyingModel(ByteTokenizer.marked(), "c0ffee", new Taught("tape-2", numbers));
    }

    @Override
    public Taught taught() {
        return taught;
    }

    /** All prompts so far, markers spelled out. */
    public List<String> prompts() {
        return prompts;
    }

    /** From now on nothing is written any more. */
    public void fail() {
        failing = true;
    }

    /** From now on nothing is written about what has these words. */
    public void failOn(String words) {
        cursed = words;
    }

    /** From now on nothing is written where nothing may be. */
    public void fallSilent() {
        silent = true;
    }

    /** From now on no line is found true and whole. */
    public void doubt() {
        doubting = true;
    }

    /** Windows and forks that are not closed. */
    public int open() {
        return open;
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo(
                "copying", "Copying", sha256, 1, 1, 1, 1, 1, tokenizer.vocabularySize(), 0, WeightFormat.F32);
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public SinkWindow openWindow(WindowConfig config) {
        return new Window(config, config.eviction());
    }

    @Override
    public WindowRestore restore(WindowConfig config, TokenLedger ledger) {
        return new Restore(config, ledger);
    }

    @Override
    public List<Generation> generate(List<GenerationRequest> requests) {
        return requests.stream().map(this::generate).toList();
    }

    private Generation generate(GenerationRequest request) {
        if (failing) {
            throw new IllegalStateException("out of memory");
        }
        prompts.add(((Window) request.window()).shown() + tokenizer.show(request.prompt()));
        if (!cursed.isEmpty() && prompts.get(prompts.size() - 1).contains(cursed)) {
            throw new IndexOutOfBoundsException("begin 12, end 11, length 11");
        }
        request.window().feed(request.prompt());
        List<Integer> written = new ArrayList<>();
        TokenConstraint.TokenSequence view = new TokenConstraint.TokenSequence() {
            @Override
            public int length() {
                return written.size();
            }

            @Override
            public int get(int index) {
                return written.get(index);
            }
        };
        Generation.Finish finish = Generation.Finish.MAX_TOKENS;
        while (written.size() < request.maxTokens()) {
            float[] logits = request.window().logits();
            logits[1] += 0.3f * (written.size() - ANSWER);
            BitSet allowed = request.constraint().allowed(view);
            if (allowed != null && allowed.isEmpty()) {
                finish = Generation.Finish.DEAD_END;
                break;
            }
            for (int i = 0; allowed != null && i < logits.length; i++) {
                logits[i] = allowed.get(i) ? logits[i] : Float.NEGATIVE_INFINITY;
            }
            int token = request.sampler().sample(logits);
            if (silent && written.isEmpty() && logits[1] != Float.NEGATIVE_INFINITY) {
                token = 1;
            }
            if (request.stopTokens().contains(token)) {
                finish = Generation.Finish.STOP;
                break;
            }
            written.add(token);
            request.window().feed(new int[] {token});
        }
        return new Generation(written.stream().mapToInt(Integer::intValue).toArray(), finish, 0);
    }

    @Override
    public void close() {}

    private final class Window implements SinkWindow {
        private final WindowConfig config;
        private final WindowConfig.Eviction eviction;
        private final List<Integer> sinks = new ArrayList<>();
        private final Deque<int[]> rolling = new ArrayDeque<>();
        /** Of a fork: what it was fed itself, and what the fork that it was made of. */
        private final List<Integer> shown = new ArrayList<>();

        private boolean isFork;
        private long fed;
        private boolean closed;

        Window(WindowConfig config, WindowConfig.Eviction eviction) {
            this.config = config;
            this.eviction = eviction;
            open++;
        }

        @Override
        public Fed feed(int[] entry) {
            if (closed) {
                throw new IllegalStateException("the window is closed");
            }
            int[] kept = Arrays.copyOf(
                    entry,
                    Math.min(entry.length, eviction == WindowConfig.Eviction.TOKEN ? entry.length : config.maxEntry()));
            long position = fed;
            double surprisal = 0;
            int evicted = 0;
            int sinking = Math.min(config.sinks() - sinks.size(), kept.length);
            for (int i = 0; i < kept.length; i++) {
                surprisal += fed == 0 && i == 0 ? 0 : surprisal(logits(Arrays.copyOf(kept, i)), kept[i]);
            }
            for (int i = 0; i < sinking; i++) {
                sinks.add(kept[i]);
            }
            int[] rest = Arrays.copyOfRange(kept, Math.max(0, sinking), kept.length);
            while (size() + rest.length > config.rolling() && !rolling.isEmpty()) {
                int[] oldest = rolling.removeFirst();
                evicted += oldest.length;
                if (eviction == WindowConfig.Eviction.TOKEN && oldest.length > 1) {
                    rolling.addFirst(Arrays.copyOfRange(oldest, 1, oldest.length));
                    evicted -= oldest.length - 1;
                }
            }
            rolling.addLast(rest);
            if (isFork) {
                Arrays.stream(kept).forEach(shown::add);
            }
            fed += kept.length;
            return new Fed(position, kept.length, entry.length - kept.length, surprisal, evicted);
        }

        @Override
        public void read(int[] prompt) {
            feed(prompt);
        }

        String shown() {
            return tokenizer.show(shown.stream().mapToInt(Integer::intValue).toArray());
        }

        private int size() {
            return rolling.stream().mapToInt(part -> part.length).sum();
        }

        private static double surprisal(float[] logits, int token) {
            double sum = 0;
            for (float logit : logits) {
                sum += StrictMath.exp(logit);
            }
            return StrictMath.log(sum) - logits[token];
        }

        @Override
        public void pin(int[] tokens) {
            throw new UnsupportedOperationException("no test pins");
        }

        @Override
        public SinkWindow fork() {
            Window fork = new Window(config, WindowConfig.Eviction.TOKEN);
            fork.sinks.addAll(sinks);
            fork.rolling.addAll(rolling);
            fork.fed = fed;
            fork.isFork = true;
            fork.shown.addAll(shown);
            return fork;
        }

        @Override
        public float[] logits() {
            return logits(new int[0]);
        }

        private float[] logits(int[] more) {
            List<Integer> visible = new ArrayList<>(sinks);
            rolling.forEach(part -> Arrays.stream(part).forEach(visible::add));
            Arrays.stream(more).forEach(visible::add);
            float[] logits = new float[tokenizer.vocabularySize()];
            int n = visible.size();
            for (int end = 1; end < n; end++) {
                int match = 0;
                while (match < LONGEST_MATCH
                        && match < end
                        && visible.get(end - 1 - match).equals(visible.get(n - 1 - match))) {
                    match++;
                }
                logits[visible.get(end)] =
                        Math.min(12, logits[visible.get(end)] + (0.01f * match + (match > 2 ? 1 : 0)) * match);
            }
            // No two tokens alike, or the order of ids would decide.
            int past = visible.hashCode();
            for (int i = 0; i < logits.length; i++) {
                logits[i] += ((past ^ (i * 0x9E3779B9)) >>> 8) * 1e-9f;
            }
            if (doubting) {
                logits[YES + 1] = logits[YES] + 3;
            }
            return logits;
        }

        @Override
        public WindowState state() {
            return new WindowState(
                    sinks.size(),
                    0,
                    size(),
                    config.rolling(),
                    fed,
                    fed - sinks.size() - size(),
                    rolling.stream().mapToInt(part -> part.length).toArray());
        }

        @Override
        public void close() {
            open -= closed ? 0 : 1;
            closed = true;
        }
    }

    private final class Restore implements WindowRestore {
        private final Window window;
        private final Deque<TokenLedger.Entry> left;
        private boolean handedOver;

        Restore(WindowConfig config, TokenLedger ledger) {
            window = new Window(config, config.eviction());
            left = new ArrayDeque<>(ledger.entries());
            if (!left.isEmpty() && left.getFirst().position() > 0) {
                window.feed(ledger.sinks());
                window.rolling.clear();
                window.fed = left.getFirst().position();
            }
        }

        @Override
        public boolean advance(int tokens) {
            int fed = 0;
            while (!left.isEmpty() && fed < tokens) {
                int[] entry = left.removeFirst().tokens();
                window.feed(entry);
                fed += entry.length;
            }
            return left.isEmpty();
        }

        @Override
        public long remaining() {
            return left.stream().mapToLong(entry -> entry.tokens().length).sum();
        }

        @Override
        public SinkWindow window() {
            handedOver = true;
            return window;
        }

        @Override
        public void close() {
            if (!handedOver) {
                window.close();
            }
        }
    }
}
