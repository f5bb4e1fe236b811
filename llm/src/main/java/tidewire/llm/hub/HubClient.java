package tidewire.llm.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import tidewire.llm.ModelException;

/**
 * GET requests to a hub. Redirects are followed here and not by the HTTP client: the token must not go to another host, and
 * nobody is sent from https to http.
 */
final class HubClient {
    private static final int MAX_REDIRECTS = 5;

    private final FetchOptions options;
    private final HttpClient http;

    HubClient(FetchOptions options) {
        this.options = options;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    /**
     * @param path begins with a slash, already escaped
     * @param from first byte wanted; 0 for everything
     * @return any answer that is not a redirect; the body must be closed
     * @throws IOException if the connection fails
     */
    HttpResponse<InputStream> get(String path, long from) throws IOException, InterruptedException {
        URI address = options.hub().resolve(path);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = http.send(request(address, from), BodyHandlers.ofInputStream());
            int status = response.statusCode();
            if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
                return response;
            }
            response.body().close();
            address = target(address, response.headers().firstValue("location").orElse(""));
        }
        throw new ModelException(options.hub() + path + ": more than " + MAX_REDIRECTS + " redirects");
    }

    private static URI target(URI from, String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new ModelException(withoutQuery(from) + " redirects to something that is no address", e);
        }
        boolean downgrade = "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(target.getScheme());
        if (location.isEmpty() || downgrade || !FetchOptions.isAllowed(target)) {
            throw new ModelException(
                    withoutQuery(from) + " redirects to " + withoutQuery(target) + ", which is not https");
        }
        return target;
    }

    private HttpRequest request(URI address, long from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(options.stall())
                .header("User-Agent", "tidewire")
                // a compressed body would have other lengths than the listing says
                .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        if (sameOrigin(address)) {
            options.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        return request.build();
    }

    private boolean sameOrigin(URI address) {
        return Objects.equals(address.getScheme(), options.hub().getScheme())
                && Objects.equals(address.getHost(), options.hub().getHost())
                && address.getPort() == options.hub().getPort();
    }

    /** Signed addresses carry secrets in their query. */
    static String withoutQuery(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
