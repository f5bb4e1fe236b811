package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.NoText;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.TorchDecoder;

/** What the engine's tests share. */
final class Engines {
    static final int VOCABULARY = RandomCheckpoint.tiny().shape().vocabularySize();

    private Engines() {}

    static TorchDecoder tiny(WeightFormat format) {
        return load(RandomCheckpoint.tiny(), format);
    }

    static TorchDecoder load(RandomCheckpoint checkpoint, WeightFormat format) {
        return TorchDecoder.load(checkpoint.shape(), checkpoint, format, "cpu");
    }

    /** A tiny model without text. */
    static LanguageModel model(WeightFormat format, String sha256) {
        return model(RandomCheckpoint.tiny(), format, sha256);
    }

    static LanguageModel model(RandomCheckpoint checkpoint, WeightFormat format, String sha256) {
        return model(checkpoint, format, sha256, load(checkpoint, format));
    }

    /** With a decoder that says that it is of another program, or build of PyTorch. */
    static LanguageModel ofAnotherProgram(WeightFormat format, String sha256) {
        Decoder real = tiny(format);
        Decoder other = (Decoder) Proxy.newProxyInstance(
                Engines.class.getClassLoader(),
                new Class<?>[] {Decoder.class},
                (proxy, method, arguments) ->
                        method.getName().equals("version") ? "another build" : method.invoke(real, arguments));
        return model(RandomCheckpoint.tiny(), format, sha256, other);
    }

    private static LanguageModel model(
            RandomCheckpoint checkpoint, WeightFormat format, String sha256, Decoder decoder) {
        DecoderShape s = checkpoint.shape();
        ModelInfo info = new ModelInfo(
                "tiny",
                s.architecture(),
                sha256,
                s.layers(),
                s.hiddenSize(),
                s.heads(),
                s.kvHeads(),
                s.headDim(),
                s.vocabularySize(),
                0,
                format);
        return new DecoderModel(info, new NoText(s.vocabularySize()), decoder);
    }

    static int[] tokens(Random random, int n) {
        return random.ints(n, 0, VOCABULARY).toArray();
    }

    static GenerationRequest greedy(SinkWindow window, int[] prompt, int maxTokens) {
        return GenerationRequest.greedy(window, prompt, maxTokens, Set.of());
    }

    static Generation generate(TorchDecoder decoder, GenerationRequest request) {
        return new BatchGeneration(decoder, List.of(request)).run().get(0);
    }

    static double distance(float[] actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        return worst;
    }

    static double distance(float[] actual, float[] expected) {
        double[] wide = new double[expected.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = expected[i];
        }
        return distance(actual, wide);
    }
}
