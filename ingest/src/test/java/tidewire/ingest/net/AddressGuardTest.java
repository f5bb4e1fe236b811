package tidewire.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "::1",
                "10.1.2.3",
                "192.168.0.1",
                "172.16.9.9",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "198.19.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "fd00::1",
                "fe80::1",
                "::",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "ff02::1"
            })
    void privateAddress_isRefused(String host) {
        assertThatThrownBy(() -> AddressGuard.resolve(host, false))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("private address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "192.0.1.1", "198.17.0.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822"})
    void publicAddress_isWhatWasLookedUp(String host) throws Exception {
        assertThat(AddressGuard.resolve(host, false)).containsExactly(InetAddress.getByName(host));
    }

    @Test
    void privateAddress_thatIsMeant_isAllowed() throws Exception {
        assertThat(AddressGuard.resolve("127.0.0.1", true)).hasSize(1);
        assertThat(AddressGuard.refusal(URI.create("http://127.0.0.1/"), true)).isEmpty();
        assertThat(AddressGuard.refusal(URI.create("http://127.0.0.1/"), false)).isPresent();
    }
}
