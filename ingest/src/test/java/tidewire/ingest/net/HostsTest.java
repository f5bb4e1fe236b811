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
        "http://my_host.example.org/ü, http://my_host.example.org/%C3%BC",
        "https://example.org/a|b {c}?d=100%&e=[1]#f%20g, https://example.org/a%7Cb%20%7Bc%7D?d=100%25&e=%5B1%5D#f%20g",
        "https://bücher.example:8443/feed|x, https://xn--bcher-kva.example:8443/feed%7Cx",
        "https://example.org/feed, https://example.org/feed",
    })
    void hostOfAnyScript_isWrittenAsItIsLookedUp(String address, String expected) {
        assertThat(Hosts.address(address)).isEqualTo(URI.create(expected));
    }
}
