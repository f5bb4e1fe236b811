package tidewire.llm.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.llm.WeightFormat;

class FormatProbeTest {
    @Test
    void packedFormat_onAGpu_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelProbe.check(WeightFormat.FP16, "cuda:0"))
                .withMessageContaining("FP16 is for the CPU");
    }

    @Test
    void bf16_whereARowDependsOnItsBatchMates_isRefusedByName() {
        assumeFalse(RowProbe.rowsAreIndependent(WeightFormat.BF16), "this CPU has bf16 arithmetic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelProbe.check(WeightFormat.BF16, "cpu"))
                .withMessageContaining("model.weights BF16 is not available here");
    }

    /** The others are refused where it is not so. */
    @ParameterizedTest
    @EnumSource
    void rows_ofEveryFormatThatIsNotRefused_areIndependent(WeightFormat format) {
        Formats.assumeAvailable(format);
        assertThat(RowProbe.rowsAreIndependent(format)).isTrue();
    }
}
