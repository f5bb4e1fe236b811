package tidewire.dashboard.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * One route of the API, as the OpenAPI document describes it.
 *
 * @param parameters what may stand in its query; anything else is answered with 400
 */
record Route(HandlerType method, String path, Set<String> parameters, Handler handler) {}
