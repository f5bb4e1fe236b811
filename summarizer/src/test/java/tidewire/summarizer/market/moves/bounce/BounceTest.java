package tidewire.summarizer.market.moves.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BounceTest {
    private final Bounce bounce = new Bounce();
    private final Random random = new Random(5);

    @Test
    void beforeMuchWasSeen_decimalsSayWhatATickMayBe() {
        bounce.next(new BigDecimal("0.30"));
        assertThat(bounce.usual()).isEqualByComparingTo("0.01");
        bounce.next(new BigDecimal("0.3001"));
        assertThat(bounce.usual()).isEqualByComparingTo("0.0001");
    }

    @Test
    void toAndFro_isABounce_howeverWide() {
        for (int i = 0; i < 200; i++) {
            bounce.next(new BigDecimal(random.nextBoolean() ? "1.02" : "1.05"));
        }
        assertThat(bounce.usual()).isEqualByComparingTo("0.03");
        assertThat(bounce.most()).isEqualByComparingTo("0.06");
        assertThat(bounce.tick(new BigDecimal("1"))).isEqualTo(0.03);
    }

    @Test
    void walk_onTheSameGrid_isNone() {
        BigDecimal price = new BigDecimal("50");
        for (int i = 0; i < 20_000; i++) {
            price = price.add(new BigDecimal(random.nextBoolean() ? "0.01" : "-0.01"));
            bounce.next(price);
        }
        assertThat(bounce.usual()).isZero();
    }

    @Test
    void pricesCloseTogether_areNone() {
        for (int i = 0; i < 1_000; i++) {
            bounce.next(BigDecimal.valueOf(4_300_000 + random.nextInt(10_000), 2));
        }
        assertThat(bounce.usual()).isZero();
    }

    @Test
    void anotherTick_isLearned_andPrintsOffTheGridChangeNothing() {
        for (int i = 0; i < 1_000; i++) {
            bounce.next(new BigDecimal(random.nextBoolean() ? "9.95" : "9.96"));
        }
        for (int i = 0; i < 1_000; i++) {
            bounce.next(
                    random.nextInt(20) == 0
                            ? BigDecimal.valueOf(5_000 + random.nextInt(100), 4)
                            : new BigDecimal(random.nextBoolean() ? "0.50" : "0.51"));
        }
        assertThat(bounce.usual()).isEqualByComparingTo("0.01");
        for (int i = 0; i < 2_000; i++) {
            bounce.next(new BigDecimal(random.nextBoolean() ? "0.5001" : "0.5002"));
        }
        assertThat(bounce.usual()).isEqualByComparingTo("0.0001");
    }

    @Test
    void writtenAndRead_goesOnAlike() throws Exception {
        Bounce other = new Bounce();
        for (int i = 0; i < 3_000; i++) {
            BigDecimal price = BigDecimal.valueOf(30 + random.nextInt(i < 1_000 ? 2 : 5), 2);
            bounce.next(price);
            other.next(price);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            other.write(new DataOutputStream(bytes));
            other = new Bounce();
            other.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            assertThat(other.usual()).isEqualTo(bounce.usual());
            assertThat(other.most()).isEqualTo(bounce.most());
        }
    }
}
