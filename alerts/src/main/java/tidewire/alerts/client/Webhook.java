package tidewire.alerts.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidewire.events.text.Secrets;

/**
 * An end that messages go to: a webhook, or a Slack channel with a bot's token. Whoever knows the address of a webhook or the token can post:
 * they are secrets and never printed, only the host is.
 */
public final class Webhook {
    /** Where Slack takes a bot's messages. */
    public static final String SLACK_API = "https://slack.com/api/";

    private static final int LONGEST_ANSWER = 200;

    private final String id;
    private final String formerId;
    private final String address;
    private final String host;
    private final @Nullable String token;
    private final @Nullable String channel;
    private final Secrets secrets;

    /**
     * @param id by which people name it: the variable that holds its secret
     * @throws IllegalArgumentException when it is no https address (http is allowed to this machine only)
     */
    public Webhook(String id, String address) {
        this(id, id, address, null, null);
    }

    private Webhook(String id, String formerId, String address, @Nullable String token, @Nullable String channel) {
        URI uri = uri(address);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String name = uri.getHost();
        if (name == null || !(scheme.equals("https") || (scheme.equals("http") && isLoopback(name)))) {
            throw new IllegalArgumentException(
                    "alerts: a webhook must be an https address (http only to this machine), host " + name);
        }
        this.id = id;
        this.formerId = formerId;
        this.address = address;
        this.host = name;
        this.token = token;
        this.channel = channel;
        // Where a bot's messages go everybody may know.
        String path = token == null ? uri.getRawPath() : null;
        this.secrets = Secrets.of(uri.getRawUserInfo(), path, uri.getRawQuery(), uri.getRawFragment(), token);
    }

    /**
     * @param id the variable that holds the token; with the channel, and {@code api} where it is not Slack's, it is the webhook's
     * @param api {@link #SLACK_API}, or where something else understands {@code chat.postMessage}
     * @param token of the bot
     * @param channel id of the channel that the bot is a member of
     */
    public static Webhook ofBot(String id, String api, String token, String channel) {
        String address = api.endsWith("/") ? api : api + "/";
        // One bot may write to several channels, and through several ends: each of them has alerts of its own.
        String place = place(uri(address));
        String end = place.equals(place(uri(SLACK_API))) ? "" : " at " + place;
        return new Webhook(id + "/" + channel + end, id, address, token, channel);
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("alerts: a webhook is not a valid address"); // The cause would print it.
        }
    }

    /** Where an address leads, and nothing that may be secret in it. */
    private static String place(URI address) {
        int port = address.getPort() == ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80)
                ? -1
                : address.getPort();
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)
                + (port == -1 ? "" : ":" + port)
                + (address.getPath() == null ? "" : address.getPath());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The secret itself, for the request and nothing else. */
    String address() {
        return address;
    }

    /** The bot's token, for the request and nothing else. */
    String token() {
        return Objects.requireNonNull(token, "this webhook is no bot");
    }

    String channel() {
        return Objects.requireNonNull(channel, "this webhook is no bot");
    }

    /** The start of what it answered, in one line for people: without the secrets that it may repeat. */
    String told(String answer) {
        return SlackText.cut(
                secrets.hiddenIn(answer).replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_ANSWER);
    }

    /** Whether an answer's word repeats a secret, so that it must not be kept. */
    boolean isTelling(String word) {
        return !secrets.hiddenIn(word).equals(word);
    }

    public String id() {
        return id;
    }

    /** What earlier builds wrote down as its id: of a bot the variable alone. */
    public String formerId() {
        return formerId;
    }

    public String host() {
        return host;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Webhook webhook
                && webhook.address.equals(address)
                && Objects.equals(webhook.token, token)
                && Objects.equals(webhook.channel, channel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, token, channel);
    }

    @Override
    public String toString() {
        return "webhook at " + host;
    }
}
