package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tidewire.ingest.trades.venue.Venues;

class VenuesTest {
    @Test
    void venues_areAllHeldToTheContract() {
        assertThat(VenueMessages.all())
                .extracting(VenueMessages::type)
                .containsExactlyInAnyOrderElementsOf(Venues.names());
    }

    @Test
    void venues_areAllNamedInTheConfiguration() throws IOException {
        assertThat(Files.readString(Path.of("../docs/configure.md"))).contains(Venues.names());
        assertThat(Files.readString(Path.of("../app/src/main/resources/tidewire/app/tidewire.yml")))
                .contains(Venues.names());
    }
}
