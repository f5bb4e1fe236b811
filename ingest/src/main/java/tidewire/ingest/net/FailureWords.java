package tidewire.ingest.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Why a connection failed, in words for a person: no names of classes. */
public final class FailureWords {
    private FailureWords() {}

    public static String of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnknownHostException || hasCause(cause, UnresolvedAddressException.class)) {
            return "unknown host";
        }
        if (cause instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof ConnectException) {
            return "nothing answers there";
        }
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return "it is no WebSocket that can be used, status "
                    + refused.getResponse().statusCode();
        }
        if (cause instanceof SSLException) {
            return "TLS fails: " + cause.getMessage();
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause instanceof IOException ? "the connection broke" : "an error without words";
        }
        return message;
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
