package tidewire.llm.hub;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How to talk to a hub.
 *
 * @param hub address without path; https, or http on this machine only
 * @param token sent as a bearer token to the hub itself and to no host it redirects to; needed for gated models
 * @param stall a connection that brings nothing for so long is given up and begun again
 * @param attempts how often in a row a request may fail without bringing a byte
 * @param pause before the second attempt; doubles with each further one
 */
public record FetchOptions(URI hub, Optional<String> token, Duration stall, int attempts, Duration pause) {
    public static final URI HUGGING_FACE = URI.create("https://huggingface.co");

    public FetchOptions {
        if (!isAllowed(hub)) {
            throw new IllegalArgumentException(
                    "the hub's address must begin with https:// (http:// is for this machine only), was " + hub);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, was " + attempts);
        }
    }

    /** Hugging Face's hub, or what {@code HF_ENDPOINT} names; the token is taken from {@code HF_TOKEN}. */
    public static FetchOptions fromEnvironment() {
        return new FetchOptions(
                Optional.ofNullable(System.getenv("HF_ENDPOINT"))
                        .map(URI::create)
                        .orElse(HUGGING_FACE),
                Optional.ofNullable(System.getenv("HF_TOKEN")).filter(t -> !t.isBlank()),
                Duration.ofSeconds(60),
                6,
                Duration.ofSeconds(1));
    }

    /** The token does not belong into logs. */
    @Override
    public String toString() {
        return "FetchOptions[hub=" + hub + ", token=" + (token.isPresent() ? "set" : "none") + "]";
    }

    static boolean isAllowed(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return address.getHost() != null && (scheme.equals("https") || (scheme.equals("http") && isLoopback(address)));
    }

    private static boolean isLoopback(URI address) {
        return switch (address.getHost()) {
            case "localhost", "127.0.0.1", "[::1]" -> true;
            default -> false;
        };
    }
}
