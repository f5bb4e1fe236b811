package tidewire.llm.hub;

import java.net.http.HttpResponse;
import java.util.Locale;
import tidewire.llm.ModelException;

/** What a hub's status codes mean: come again later, or not at all. */
final class HubErrors {
    private HubErrors() {}

    /** @throws TransientException if trying again may help; @throws ModelException if not */
    static void check(HttpResponse<?> response, String what, FetchOptions options) throws TransientException {
        int status = response.statusCode();
        switch (status) {
            case 200, 206 -> {}
            case 401, 403 ->
                throw new ModelException(
                        what + ": " + options.hub() + " refuses it (" + status + "): there is no such model,"
                                + " or it is private or gated"
                                + (options.token().isPresent()
                                        ? " and the token in HF_TOKEN does not open it"
                                        : "; accept its licence on the hub's page and set HF_TOKEN"));
            case 404 -> throw new ModelException(what + ": not found on " + options.hub() + "; check the spelling");
            default -> {
                if (status == 408 || status == 429 || status >= 500) {
                    long wait = response.headers()
                            .firstValue("retry-after")
                            .filter(v -> v.matches("\\d{1,4}"))
                            .map(Long::parseLong)
                            .orElse(0L);
                    throw new TransientException(
                            String.format(Locale.ROOT, "the hub answered %d", status), Math.min(wait, 300));
                }
                throw new ModelException(what + ": " + options.hub() + " answered " + status);
            }
        }
    }
}
