package tidewire.ingest.feed.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import tidewire.ingest.net.RefusedAddressException;

/** HTTP connections that go where the check of addresses has been, for it is the check that looks names up. */
final class Connections {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    /** Whoever has more feeds on one host asks for them one after the other. */
    static final int PER_HOST = 2;

    /** What sites say of their policies fills more than the library's 8 KiB; a server that never ends its headers must not fill the memory. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 << 10)
            .setMaxHeaderCount(500)
            .build();

    private Connections() {}

    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws RefusedAddressException;
    }

    static CloseableHttpClient to(Resolver resolver) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(LIMITS)
                                .build())
                        .setDnsResolver(new CheckedDns(resolver))
                        .setMaxConnPerRoute(PER_HOST)
                        .setMaxConnTotal(1_000)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .build())
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Lets the connections go where the check has been, because it is the check that looks up. */
    private static final class CheckedDns implements DnsResolver {
        private final Resolver resolver;

        CheckedDns(Resolver resolver) {
            this.resolver = resolver;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                return resolver.resolve(host);
            } catch (RefusedAddressException e) {
                throw new RefusedHostException(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    static final class RefusedHostException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        RefusedHostException(String message) {
            super(message);
        }
    }
}
