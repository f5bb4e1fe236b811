package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagePathTest {
    @Test
    void id_thatIsAnAddress_isOnePartOfThePath() {
        assertThat(PagePath.story("world", "fed:https://example.org/a?b=1&c=é#d~e f*"))
                .isEqualTo("story/world/fed:https:~2F~2Fexample.org~2Fa~3Fb~3D1~26c~3D~C3~A9~23d~7Ee~20f~2A");
    }

    @Test
    void plainId_isAsItIs() {
        assertThat(PagePath.story("markets", "nvd:CVE-2013-0579")).isEqualTo("story/markets/nvd:CVE-2013-0579");
        assertThat(PagePath.digest("markets", "2013-10-10T16:30:00Z")).isEqualTo("digest/markets/2013-10-10T16:30:00Z");
    }
}
