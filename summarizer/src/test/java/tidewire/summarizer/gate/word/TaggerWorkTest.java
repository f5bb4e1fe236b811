package tidewire.summarizer.gate.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import opennlp.tools.ml.model.SequenceClassificationModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sentence without a verb costs: tokens that were searched through, for each of its words. */
class TaggerWorkTest {
    private static final int MOST_PER_WORD = 70;

    @ParameterizedTest
    @ValueSource(strings = {"Aa", "a", "Tarn 5", "Orle, Tarn"})
    void listWithoutEnd_isSearchedForAVerbInTimeThatGrowsAsItDoes(String unit) {
        for (int words : new int[] {40, 80, 400}) {
            List<Word> list = Word.of(String.join(" ", Collections.nCopies(words, unit)));
            List<String> marks = Collections.nCopies(list.size() + 1, "");
            AtomicLong searched = new AtomicLong();
            new Tagger(counting(searched), Tagger.Model.POS.getFactory().getPOSContextGenerator())
                    .likeliest(list, marks, true);
            assertThat(searched.get())
                    .as(words + " times " + unit)
                    .isBetween((long) list.size(), (long) MOST_PER_WORD * list.size());
        }
    }

    private static SequenceClassificationModel counting(AtomicLong searched) {
        SequenceClassificationModel model = Tagger.Model.POS.getPosSequenceModel();
        return (SequenceClassificationModel) Proxy.newProxyInstance(
                TaggerWorkTest.class.getClassLoader(),
                new Class<?>[] {SequenceClassificationModel.class},
                (proxy, method, arguments) -> {
                    searched.addAndGet(((Object[]) arguments[0]).length);
                    return method.invoke(model, arguments);
                });
    }
}
