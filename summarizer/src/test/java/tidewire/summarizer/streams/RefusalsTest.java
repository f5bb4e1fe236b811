package tidewire.summarizer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import tidewire.events.Topics;
import tidewire.events.consume.RefusalStreak;

class RefusalsTest {
    private final StageMetrics metrics = new StageMetrics(new SimpleMeterRegistry());

    private void refuse(String stage, int times) {
        for (int i = 0; i < times; i++) {
            metrics.setAside(stage, Topics.NEWS, "it is odd, number " + i);
        }
    }

    @Test
    void stage_thatSetsEverythingAside_saysSo_andWhy() {
        metrics.items("taken").increment();
        refuse("wire", RefusalStreak.MANY);
        assertThat(metrics.problems()).containsOnlyKeys("wire");
        assertThat(metrics.problems().get("wire"))
                .hasValueSatisfying(words -> assertThat(words)
                        .isEqualTo("the last 20 records were all set aside, the last one because it is odd, number 19"
                                + " (./tidewire dlq show wire)"));
    }

    @Test
    void stage_thatSetsAFewAside_isWell() {
        refuse("wire", RefusalStreak.MANY - 1);
        metrics.items("taken").increment();
        refuse("wire", RefusalStreak.MANY - 1);
        assertThat(metrics.problems()).isEmpty();
    }

    @Test
    void stage_thatCanUseOneAgain_isWellAgain() {
        refuse("market", RefusalStreak.MANY);
        metrics.trades("counted").increment();
        assertThat(metrics.problems()).isEmpty();
    }

    @Test
    void questions_thatNobodyCanAnswer_sayNothingOfTheStage() {
        for (int i = 0; i < RefusalStreak.MANY; i++) {
            metrics.setAside("digest", Topics.QUESTIONS, "it is no question");
        }
        assertThat(metrics.problems()).isEmpty();
    }

    @Test
    void stages_areToldApart() {
        metrics.items("taken").increment();
        refuse("digest", RefusalStreak.MANY);
        metrics.items("taken").increment();
        assertThat(metrics.problems()).containsOnlyKeys("digest");
    }
}
