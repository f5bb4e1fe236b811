package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.llm.Generation;
import tidewire.llm.Generation.Finish;
import tidewire.llm.GenerationRequest;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.TorchDecoder;

class BatchGenerationTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 40, Eviction.ENTRY, 20);
    private TorchDecoder decoder;
    private SinkWindow window;

    @BeforeEach
    void open() {
        decoder = Engines.tiny(WeightFormat.F32);
        window = new RollingWindow(decoder, CONFIG);
        window.feed(Engines.tokens(new Random(1), 18));
    }

    @AfterEach
    void close() {
        window.close();
        decoder.close();
    }

    /** Rows of every size from 1 to 9, other shapes than the tiny one: kernels choose their paths by size. */
    @ParameterizedTest
    @EnumSource
    void text_doesNotDependOnItsBatchMates(WeightFormat format) {
        Formats.assumeAvailable(format);
        DecoderShape shape = RandomCheckpoint.shape(2, 128, 4, 2, 32, 352, Engines.VOCABULARY, true, false, true);
        Random random = new Random(2);
        try (TorchDecoder larger = Engines.load(RandomCheckpoint.of(shape, 3), format);
                RollingWindow parent = new RollingWindow(larger, CONFIG)) {
            for (int i = 0; i < 10; i++) {
                parent.feed(Engines.tokens(random, 1 + random.nextInt(20)));
            }
            List<int[]> prompts = new ArrayList<>();
            List<List<float[]>> alone = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                prompts.add(Engines.tokens(random, 1 + 3 * i));
                alone.add(logitsOf(larger, parent, prompts.subList(i, i + 1)).get(0));
            }
            for (int mates = 2; mates <= 9; mates++) {
                List<List<float[]>> together = logitsOf(larger, parent, prompts.subList(0, mates));
                for (int i = 0; i < mates; i++) {
                    for (int step = 0; step < alone.get(i).size(); step++) {
                        assertThat(together.get(i).get(step))
                                .as("row %d of %d, step %d", i, mates, step)
                                .isEqualTo(alone.get(i).get(step));
                    }
                }
            }
        }
    }

    /** The logits of every step of texts written together, each of another length. */
    private static List<List<float[]>> logitsOf(TorchDecoder decoder, SinkWindow parent, List<int[]> prompts) {
        List<List<float[]>> logits = new ArrayList<>();
        List<GenerationRequest> requests = new ArrayList<>();
        for (int[] prompt : prompts) {
            List<float[]> mine = new ArrayList<>();
            logits.add(mine);
            requests.add(new GenerationRequest(
                    parent.fork(),
                    prompt,
                    10 + prompt.length,
                    Set.of(),
                    offered -> {
                        mine.add(offered.clone());
                        return Sampler.GREEDY.sample(offered);
                    },
                    TokenConstraint.NONE,
                    () -> false));
        }
        new BatchGeneration(decoder, requests).run();
        requests.forEach(request -> request.window().close());
        return logits;
    }

    @Test
    void writtenTokens_stayInTheWindow() {
        int[] prompt = {3, 4, 5};
        try (SinkWindow fork = window.fork();
                SinkWindow fed = window.fork()) {
            int[] written =
                    Engines.generate(decoder, Engines.greedy(fork, prompt, 30)).tokens();
            fed.feed(prompt);
            for (int token : written) {
                fed.feed(new int[] {token});
            }

            assertThat(written).hasSize(30);
            assertThat(Engines.distance(fork.logits(), fed.logits())).isLessThan(1e-4);
            assertThat(fork.state().fed()).isEqualTo(fed.state().fed());
        }
    }

    @Test
    void logProbability_isThatOfTheUnmaskedDistribution() {
        BitSet only = new BitSet();
        only.set(7);
        try (SinkWindow fork = window.fork();
                SinkWindow fed = window.fork()) {
            Generation written = Engines.generate(decoder, request(fork, 2, Set.of(), Sampler.GREEDY, tokens -> only));

            double surprisal = fed.feed(new int[] {7}).surprisal()
                    + fed.feed(new int[] {7}).surprisal();
            assertThat(written.tokens()).containsExactly(7, 7);
            assertThat(written.logProbability()).isCloseTo(-surprisal, within(1e-4));
        }
    }

    @Test
    void text_endsBeforeAStopToken() {
        try (SinkWindow fork = window.fork();
                SinkWindow again = window.fork()) {
            int[] free = Engines.generate(
                            decoder, request(fork, 12, Set.of(), Sampler.seeded(3, 3, 0, 1), TokenConstraint.NONE))
                    .tokens();
            int at = 1;
            while (free[at] == free[0]) {
                at++;
            }
            Generation stopped = Engines.generate(
                    decoder, request(again, 12, Set.of(free[at]), Sampler.seeded(3, 3, 0, 1), TokenConstraint.NONE));

            assertThat(stopped.finish()).isEqualTo(Finish.STOP);
            assertThat(stopped.tokens()).isEqualTo(Arrays.copyOf(free, at));
        }
    }

    /** A A B in the text A A A B: whoever begins anew at the third A misses it. */
    @Test
    void text_endsBeforeAStopSequence_whoseBeginningOverlapsItself() {
        try (SinkWindow fork = window.fork();
                SinkWindow fed = window.fork()) {
            Generation written = Engines.generate(
                    decoder, scripted(fork, new int[] {7, 7, 7, 9, 5}, 12, Set.of(), new int[] {7, 7, 9}));

            double surprisal = fed.feed(new int[] {7}).surprisal();
            assertThat(written.finish()).isEqualTo(Finish.STOP);
            assertThat(written.tokens()).containsExactly(7);
            assertThat(written.logProbability()).isCloseTo(-surprisal, within(1e-4));
            // The sequence's own tokens but the last were fed, and stay.
            assertThat(fork.state().fed()).isEqualTo(window.state().fed() + 3);
        }
    }

    @Test
    void stopSequence_mayEndInAStopToken_andTheLongestIsTaken() {
        try (SinkWindow one = window.fork();
                SinkWindow two = window.fork();
                SinkWindow three = window.fork()) {
            int[] text = {3, 4, 5, 6};
            assertThat(Engines.generate(decoder, scripted(one, text, 12, Set.of(5), new int[] {4, 5}))
                            .tokens())
                    .containsExactly(3);
            assertThat(Engines.generate(
                                    decoder,
                                    scripted(
                                            two, text, 12, Set.of(), new int[] {5}, new int[] {3, 4, 5}, new int[] {4, 5
                                            }))
                            .tokens())
                    .isEmpty();
            // The stop token comes first.
            assertThat(Engines.generate(decoder, scripted(three, text, 12, Set.of(4), new int[] {4, 5}))
                            .tokens())
                    .containsExactly(3);
        }
    }

    @Test
    void stopSequences_ofOneText_leaveItsBatchMatesAlone() {
        try (SinkWindow one = window.fork();
                SinkWindow two = window.fork();
                SinkWindow three = window.fork()) {
            int[] text = {7, 7, 7, 9, 5, 6};
            List<Generation> written = new BatchGeneration(
                            decoder,
                            List.of(
                                    scripted(one, text, 6, Set.of(), new int[] {7, 9}),
                                    scripted(two, text, 6, Set.of()),
                                    // Only the beginning of a sequence: it is text.
                                    scripted(three, text, 4, Set.of(), new int[] {7, 9, 6}, new int[] {7, 9, 5})))
                    .run();

            assertThat(written.get(0).tokens()).containsExactly(7, 7);
            assertThat(written.get(0).finish()).isEqualTo(Finish.STOP);
            assertThat(written.get(1).tokens()).isEqualTo(text);
            assertThat(written.get(1).finish()).isEqualTo(Finish.MAX_TOKENS);
            assertThat(written.get(2).tokens()).containsExactly(7, 7, 7, 9);
            assertThat(written.get(2).finish()).isEqualTo(Finish.MAX_TOKENS);
        }
    }

    @Test
    void stopSequences_areCopied_andEmptyOnesRefused() {
        int[] sequence = {7, 9};
        GenerationRequest request = scripted(window, new int[] {7, 9}, 2, Set.of(), sequence);
        sequence[0] = 1;
        request.stopSequences().get(0)[0] = 2;

        assertThat(request.stopSequences().get(0)).containsExactly(7, 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scripted(window, new int[] {7}, 2, Set.of(), new int[] {1}, new int[0]))
                .withMessageContaining("stopSequences: number 1 is empty");
    }

    /** Writes {@code text}, whatever the logits say. */
    private static GenerationRequest scripted(
            SinkWindow on, int[] text, int maxTokens, Set<Integer> stop, int[]... stopSequences) {
        int[] written = {0};
        return new GenerationRequest(
                on,
                new int[0],
                maxTokens,
                stop,
                logits -> text[written[0]++],
                TokenConstraint.NONE,
                () -> false,
                null,
                List.of(stopSequences));
    }

    @Test
    void constraint_isObeyed_andMayEndTheText() {
        TokenConstraint evenThenNothing = written -> {
            BitSet allowed = new BitSet();
            for (int token = 0; token < Engines.VOCABULARY && written.length() < 4; token += 2) {
                allowed.set(token);
            }
            return allowed;
        };
        try (SinkWindow fork = window.fork()) {
            Generation written =
                    Engines.generate(decoder, request(fork, 12, Set.of(), Sampler.seeded(1, 5, 0, 1), evenThenNothing));

            assertThat(written.finish()).isEqualTo(Finish.DEAD_END);
            assertThat(Arrays.stream(written.tokens()).boxed()).hasSize(4).allMatch(token -> token % 2 == 0);
        }
    }

    @Test
    void cancelledOrOverdue_endsBeforeTheNextStep() {
        int[] asked = {0};
        try (SinkWindow fork = window.fork();
                SinkWindow late = window.fork()) {
            Generation cancelled = Engines.generate(
                    decoder,
                    new GenerationRequest(
                            fork,
                            new int[0],
                            50,
                            Set.of(),
                            Sampler.GREEDY,
                            TokenConstraint.NONE,
                            () -> ++asked[0] > 3));
            Generation overdue = Engines.generate(
                    decoder,
                    new GenerationRequest(
                            late,
                            new int[0],
                            50,
                            Set.of(),
                            Sampler.GREEDY,
                            TokenConstraint.NONE,
                            () -> false,
                            Duration.ZERO));

            assertThat(cancelled.finish()).isEqualTo(Finish.CANCELLED);
            assertThat(cancelled.tokens()).hasSize(3);
            assertThat(overdue.finish()).isEqualTo(Finish.TIME);
            assertThat(overdue.tokens()).isEmpty();
        }
    }

    @Test
    void seededSampling_repeatsItself() {
        int[] first = sampled(11);
        assertThat(sampled(11)).isEqualTo(first);
        assertThat(sampled(12)).isNotEqualTo(first);
    }

    private int[] sampled(long seed) {
        try (SinkWindow fork = window.fork()) {
            return Engines.generate(
                            decoder,
                            request(fork, 40, Set.of(), Sampler.seeded(seed, 1.5, 20, 0.95), TokenConstraint.NONE))
                    .tokens();
        }
    }

    /** A stream that is shorter than its sinks. */
    @Test
    void text_mayBeginInTheSinks() {
        RandomCheckpoint checkpoint = RandomCheckpoint.tiny();
        ReferenceWindow reference = new ReferenceWindow(checkpoint, CONFIG);
        try (SinkWindow young = new RollingWindow(decoder, CONFIG)) {
            young.pin(new int[] {9, 8});
            reference.pin(new int[] {9, 8});
            reference.feed(new int[] {5});
            for (int token : Engines.generate(decoder, Engines.greedy(young, new int[] {5}, 8))
                    .tokens()) {
                reference.feed(new int[] {token});
            }
            assertThat(Engines.distance(young.logits(), reference.logits())).isLessThan(1e-4);
        }
    }

    @Test
    void impossibleRequests_areRefused() {
        try (TorchDecoder other = Engines.tiny(WeightFormat.F32);
                SinkWindow foreign = new RollingWindow(other, CONFIG);
                SinkWindow empty = new RollingWindow(decoder, CONFIG)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Engines.generate(decoder, Engines.greedy(foreign, new int[] {1}, 1)))
                    .withMessageContaining("another model");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BatchGeneration(
                            decoder,
                            List.of(Engines.greedy(window, new int[0], 1), Engines.greedy(window, new int[0], 1))))
                    .withMessageContaining("two requests on one window");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Engines.generate(decoder, Engines.greedy(window, new int[] {-1}, 1)))
                    .withMessageContaining("token id -1");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Engines.generate(decoder, Engines.greedy(empty, new int[0], 1)))
                    .withMessageContaining("nothing was fed");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Engines.generate(
                            decoder, request(window, 1, Set.of(), logits -> Engines.VOCABULARY, TokenConstraint.NONE)))
                    .withMessageContaining("sampler");
        }
    }

    private static GenerationRequest request(
            SinkWindow on, int maxTokens, Set<Integer> stop, Sampler sampler, TokenConstraint constraint) {
        return new GenerationRequest(on, new int[0], maxTokens, stop, sampler, constraint, () -> false);
    }
}
