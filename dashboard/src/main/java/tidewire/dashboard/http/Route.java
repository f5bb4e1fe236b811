package tidewire.dashboard.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One route of the API, as the OpenAPI document describes it.
 *
 * @param parameters what may stand in its query; anything else is answered with 400
 * @param bulkhead how many of its kind are worked on at a time; null for what costs nearly nothing
 */
record Route(
        HandlerType method,
        String path,
        Set<String> parameters,
        @Nullable Bulkhead bulkhead,
        Handler handler) {}
