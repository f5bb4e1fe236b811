package tidewire.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/feed, example.org",
        "http://my_host.example.org:8080/feed?a=b_c, my_host.example.org",
        "http://[::1]/feed, [::1]",
        "http://user:pass@my_host/feed, ",
        "http://my_host:99x/feed, ",
        "file:/etc/passwd, ",
    })
    void host_isFound_withUnderscoresToo(String address, String host) {
        assertThat(Hosts.of(URI.create(address))).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://münchen.example/feed, https://xn--mnchen-3ya.example/feed",
        "https://例え.テスト:8443/a?b=c, https://xn--r8jz45g.xn--zckzah:8443/a?b=c",
        "http://my_host.example.org/ü, http://my_host.example.org/ü",
        "https://example.org/feed, https://example.org/feed",
    })
    void hostOfAnyScript_isWrittenAsItIsLookedUp(String address, String expected) {
        assertThat(Hosts.address(address)).isEqualTo(URI.create(expected));
    }
}
