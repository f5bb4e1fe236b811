package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.NativeArrays;
import tidewire.llm.torch.TorchDecoder;

class WindowForkTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 30, Eviction.ENTRY, 12);

    @ParameterizedTest
    @EnumSource
    void parent_continuesBitForBit_afterItsForksAreDropped(WeightFormat format) {
        Formats.assumeAvailable(format);
        Random random = new Random(1);
        try (TorchDecoder decoder = Engines.tiny(format);
                SinkWindow disturbed = new RollingWindow(decoder, CONFIG);
                SinkWindow untouched = new RollingWindow(decoder, CONFIG)) {
            for (int i = 0; i < 25; i++) {
                // Some forks are made before the sinks are complete.
                int[] entry = Engines.tokens(random, i == 0 ? 2 : 1 + random.nextInt(12));
                assertThat(disturbed.feed(entry)).isEqualTo(untouched.feed(entry));
                try (SinkWindow fork = disturbed.fork();
                        SinkWindow nested = fork.fork()) {
                    fork.feed(Engines.tokens(random, 9));
                    nested.pin(Engines.tokens(random, 3));
                    Engines.generate(decoder, Engines.greedy(nested, Engines.tokens(random, 4), 40));
                }
                assertThat(disturbed.logits()).isEqualTo(untouched.logits());
                assertThat(Arrays.toString(disturbed.state().entries()))
                        .isEqualTo(Arrays.toString(untouched.state().entries()));
            }
        }
    }

    /** A fork evicts by token: it holds W tokens where its parent dropped whole entries. */
    @ParameterizedTest
    @EnumSource(names = {"F32"})
    void fork_evictsByToken(WeightFormat format) {
        try (TorchDecoder decoder = Engines.tiny(format);
                SinkWindow window = new RollingWindow(decoder, CONFIG)) {
            Random random = new Random(2);
            for (int i = 0; i < 6; i++) {
                window.feed(Engines.tokens(random, 11));
            }
            assertThat(window.state().entries()).containsExactly(11, 11);
            try (SinkWindow fork = window.fork()) {
                fork.feed(Engines.tokens(random, 12));
                assertThat(fork.state().entries()).containsExactly(7, 11, 12);
                assertThat(fork.state().rolling()).isEqualTo(30);
            }
        }
    }

    /** The same tokens in a window of its own, evicted by token: what a fork reads in two parts is one whole there. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void forks_writtenTogether_sayWhatWindowsOfTheirOwnWouldSay(int sinks) {
        WindowConfig config = new WindowConfig(sinks, 30, Eviction.TOKEN, 12);
        Random random = new Random(3);
        try (TorchDecoder decoder = Engines.tiny(WeightFormat.F32)) {
            for (int before : new int[] {sinks + 1, 20, 100}) {
                int[] past = Engines.tokens(random, before);
                int[] pin = Engines.tokens(random, 3);
                List<int[]> prompts = List.of(
                        Engines.tokens(random, 1),
                        Engines.tokens(random, 5),
                        Engines.tokens(random, 11),
                        Engines.tokens(random, 40));
                try (RollingWindow parent = window(decoder, config, past, pin)) {
                    List<GenerationRequest> requests = prompts.stream()
                            .map(prompt -> Engines.greedy(parent.fork(), prompt, 24))
                            .toList();
                    List<Generation> together = new BatchGeneration(decoder, requests).run();
                    for (int i = 0; i < prompts.size(); i++) {
                        try (RollingWindow own = window(decoder, config, past, pin)) {
                            Generation alone = Engines.generate(decoder, Engines.greedy(own, prompts.get(i), 24));
                            assertThat(together.get(i).tokens()).isEqualTo(alone.tokens());
                            assertThat(together.get(i).logProbability())
                                    .isCloseTo(alone.logProbability(), within(1e-4));
                            assertThat(Engines.distance(requests.get(i).window().logits(), own.logits()))
                                    .isLessThan(1e-4);
                            // More entries, far past what the fork shares; another pin on the way.
                            for (int n : new int[] {3, 12, 12, 12, 7}) {
                                int[] entry = Engines.tokens(random, n);
                                double fed =
                                        requests.get(i).window().feed(entry).surprisal();
                                assertThat(fed).isCloseTo(own.feed(entry).surprisal(), within(1e-3));
                                if (n == 7) {
                                    requests.get(i).window().pin(entry);
                                    own.pin(entry);
                                }
                                assertThat(Engines.distance(
                                                requests.get(i).window().logits(), own.logits()))
                                        .isLessThan(1e-4);
                            }
                        }
                    }
                    requests.forEach(request -> request.window().close());
                }
            }
        }
    }

    private static RollingWindow window(TorchDecoder decoder, WindowConfig config, int[] past, int[] pin) {
        RollingWindow window = new RollingWindow(decoder, config);
        for (int at = 0; at < past.length; at += 10) {
            window.feed(Arrays.copyOfRange(past, at, Math.min(past.length, at + 10)));
            if (at == 0) {
                window.pin(pin);
            }
        }
        return window;
    }

    @Test
    void forksOfSeveralWindows_andAWindowItself_writtenTogether_doNotTouchEachOther() {
        Random random = new Random(4);
        int[] one = Engines.tokens(random, 50);
        int[] other = Engines.tokens(random, 17);
        int[] prompt = Engines.tokens(random, 4);
        try (TorchDecoder decoder = Engines.tiny(WeightFormat.FP16);
                RollingWindow first = window(decoder, CONFIG, one, new int[] {1});
                RollingWindow second = window(decoder, CONFIG, other, new int[] {2, 3});
                RollingWindow third = window(decoder, CONFIG, other, new int[] {})) {
            List<SinkWindow> windows =
                    List.of(second.fork(), first.fork(), third, second.fork(), first.fork(), first.fork());
            List<Generation> together = new BatchGeneration(
                            decoder,
                            windows.stream()
                                    .map(w -> Engines.greedy(w, prompt, 20))
                                    .toList())
                    .run();
            windows.forEach(w -> {
                if (w != third) {
                    w.close();
                }
            });
            try (SinkWindow firstAlone = first.fork();
                    SinkWindow secondAlone = second.fork()) {
                Generation ofFirst = Engines.generate(decoder, Engines.greedy(firstAlone, prompt, 20));
                Generation ofSecond = Engines.generate(decoder, Engines.greedy(secondAlone, prompt, 20));
                for (int i : new int[] {1, 4, 5}) {
                    assertThat(together.get(i).tokens()).isEqualTo(ofFirst.tokens());
                    assertThat(together.get(i).logProbability()).isEqualTo(ofFirst.logProbability());
                }
                for (int i : new int[] {0, 3}) {
                    assertThat(together.get(i).tokens()).isEqualTo(ofSecond.tokens());
                    assertThat(together.get(i).logProbability()).isEqualTo(ofSecond.logProbability());
                }
            }
        }
    }

    private static final String[] WAYS = {"feed", "pin", "step", "close"};

    /** A question on a fork must not hold up the stream, nor see what came after it. */
    @ParameterizedTest
    @EnumSource
    void windowThatGoesOnWhileForksAreOpen_leavesThemTheirPast_andIsNotTouchedByThem(WeightFormat format) {
        Formats.assumeAvailable(format);
        Random random = new Random(5);
        int[] past = Engines.tokens(random, 60);
        int[] prompt = Engines.tokens(random, 5);
        int[] more = Engines.tokens(random, 9);
        long live = NativeArrays.live();
        try (TorchDecoder decoder = Engines.tiny(format);
                RollingWindow quiet = window(decoder, CONFIG, past, new int[] {7})) {
            Generation expected;
            try (SinkWindow fork = quiet.fork()) {
                expected = Engines.generate(decoder, Engines.greedy(fork, prompt, 30));
            }
            for (String way : WAYS) {
                RollingWindow window = window(decoder, CONFIG, past, new int[] {7});
                RollingWindow undisturbed = window(decoder, CONFIG, past, new int[] {7});
                SinkWindow early = window.fork();
                SinkWindow nested = early.fork();
                goOn(decoder, window, way, more);
                goOn(decoder, undisturbed, way, more);
                List<SinkWindow> forks = new ArrayList<>(List.of(early, nested));
                if (!way.equals("close")) {
                    // Of the new past, in one step with those of the old one.
                    forks.add(window.fork());
                }
                List<Generation> written = new BatchGeneration(
                                decoder,
                                forks.stream()
                                        .map(fork -> Engines.greedy(fork, prompt, 30))
                                        .toList())
                        .run();
                assertThat(written.get(0).tokens()).as(way).isEqualTo(expected.tokens());
                assertThat(written.get(1).tokens()).as(way).isEqualTo(expected.tokens());
                assertThat(written.get(0).logProbability()).as(way).isEqualTo(expected.logProbability());
                if (!way.equals("close")) {
                    try (SinkWindow alone = undisturbed.fork()) {
                        assertThat(written.get(2).tokens())
                                .as(way)
                                .isEqualTo(Engines.generate(decoder, Engines.greedy(alone, prompt, 30))
                                        .tokens());
                    }
                    window.feed(more);
                    undisturbed.feed(more);
                    assertThat(window.logits()).as(way).isEqualTo(undisturbed.logits());
                }
                forks.forEach(SinkWindow::close);
                window.close();
                undisturbed.close();
            }
        }
        assertThat(NativeArrays.live()).isEqualTo(live);
    }

    private static void goOn(TorchDecoder decoder, RollingWindow window, String way, int[] more) {
        switch (way) {
            case "feed" -> window.feed(more);
            case "pin" -> window.pin(Arrays.copyOf(more, 1));
            case "step" -> Engines.generate(decoder, Engines.greedy(window, new int[0], 12));
            default -> window.close();
        }
    }

    /** Several wordings of one story: the prompt is read once, on a fork that is forked in turn. */
    @ParameterizedTest
    @EnumSource
    void forksOfAForkThatReadThePrompt_writeWhatForksThatEachReadItWrite(WeightFormat format) {
        Formats.assumeAvailable(format);
        Random random = new Random(6);
        try (TorchDecoder decoder = Engines.tiny(format);
                RollingWindow window = window(decoder, CONFIG, Engines.tokens(random, 60), new int[] {7})) {
            for (int length : new int[] {1, 12, 25}) {
                int[] prompt = Engines.tokens(random, length);
                List<SinkWindow> each = List.of(window.fork(), window.fork(), window.fork());
                List<Generation> expected = new BatchGeneration(decoder, wordings(each, prompt)).run();
                SinkWindow read = window.fork();
                // Whole, whatever the longest entry may be.
                read.read(prompt);
                List<SinkWindow> forks = List.of(read.fork(), read.fork(), read.fork());
                List<Generation> written = new BatchGeneration(decoder, wordings(forks, new int[0])).run();
                for (int i = 0; i < written.size(); i++) {
                    assertThat(written.get(i).tokens())
                            .isEqualTo(expected.get(i).tokens());
                    assertThat(written.get(i).logProbability())
                            .isEqualTo(expected.get(i).logProbability());
                    assertThat(forks.get(i).logits()).isEqualTo(each.get(i).logits());
                }
                forks.forEach(SinkWindow::close);
                each.forEach(SinkWindow::close);
                read.close();
            }
        }
    }

    /** What half precision cannot hold is not packed in it. The same model, but for powers of two that cancel: only its values are large. */
    @ParameterizedTest
    @EnumSource(names = {"BF16", "INT8"})
    void valuesBeyondHalfPrecision_areReadAsTheyAre(WeightFormat format) {
        Formats.assumeAvailable(format);
        int[] past = Engines.tokens(new Random(7), 60);
        RandomCheckpoint plain = RandomCheckpoint.tiny();
        RandomCheckpoint large = plain.scaled("v_proj.weight", 0x1p20f)
                .scaled("v_proj.bias", 0x1p20f)
                .scaled("o_proj.weight", 0x1p-20f);
        try (TorchDecoder usual = Engines.load(plain, format);
                TorchDecoder beyond = Engines.load(large, format)) {
            assertThat(Engines.distance(onForks(beyond, past), onForks(usual, past)))
                    .isLessThan(0.05);
        }
    }

    /** Logits behind the same few tokens on one of two forks. */
    private static float[] onForks(TorchDecoder decoder, int[] past) {
        try (RollingWindow window = window(decoder, CONFIG, past, new int[] {7});
                SinkWindow one = window.fork();
                SinkWindow other = window.fork()) {
            List<GenerationRequest> requests = new ArrayList<>();
            for (SinkWindow fork : List.of(one, other)) {
                requests.add(new GenerationRequest(
                        fork, new int[] {3}, 6, Set.of(), logits -> 5, TokenConstraint.NONE, () -> false));
            }
            new BatchGeneration(decoder, requests).run();
            return one.logits();
        }
    }

    private static List<GenerationRequest> wordings(List<SinkWindow> forks, int[] prompt) {
        List<GenerationRequest> requests = new ArrayList<>();
        for (int i = 0; i < forks.size(); i++) {
            requests.add(new GenerationRequest(
                    forks.get(i),
                    prompt,
                    20,
                    Set.of(),
                    Sampler.seeded(i, 1, 40, 1),
                    TokenConstraint.NONE,
                    () -> false));
        }
        return requests;
    }
}
