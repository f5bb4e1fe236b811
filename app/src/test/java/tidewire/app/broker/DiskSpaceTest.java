package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tidewire.app.StartException;

class DiskSpaceTest {
    private static final Path FOLDER = Path.of("/var/lib/tidewire");

    @Test
    void tooLittleRoom_isSaidWithTheFolderAndWhatToDo() {
        assertThatThrownBy(() -> DiskSpace.require(FOLDER, 3L << 20))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("The disk of " + FOLDER + " is full: 3 MB are free")
                .hasMessageContaining("Make room");
        assertThatCode(() -> DiskSpace.require(FOLDER, DiskSpace.LEAST)).doesNotThrowAnyException();
    }
}
