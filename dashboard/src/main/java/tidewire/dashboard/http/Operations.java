package tidewire.dashboard.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tidewire.dashboard.json.SafeJson;

/** {@code /health}, {@code /health/live} and {@code /metrics}: for those who run Tidewire. */
final class Operations {
    private final Supplier<Map<String, Optional<String>>> problems;
    private final Supplier<List<String>> remarks;
    private final Supplier<String> prometheus;

    /**
     * @param problems why each component would not work now; an empty optional when it would
     * @param remarks what is wrong that keeps none from working
     */
    Operations(
            Supplier<Map<String, Optional<String>>> problems,
            Supplier<List<String>> remarks,
            Supplier<String> prometheus) {
        this.problems = problems;
        this.remarks = remarks;
        this.prometheus = prometheus;
    }

    void health(Context ctx) {
        Map<String, Object> checks = new LinkedHashMap<>();
        Map<String, Optional<String>> found = new TreeMap<>(problems.get());
        found.forEach((component, problem) -> checks.put(
                component, problem.isEmpty() ? Map.of("ok", true) : Map.of("ok", false, "problem", problem.get())));
        boolean ok = found.values().stream().allMatch(Optional::isEmpty);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", ok ? "ok" : "failing");
        if (ctx.attribute(Guard.ANONYMOUS) == null) {
            answer.put("checks", checks);
            answer.put("remarks", remarks.get());
        }
        ctx.status(ok ? 200 : 503).contentType("application/json").result(SafeJson.write(answer));
    }

    /** Answers while the process does: a restart helps when it does not, and never when only a part has a problem. */
    void live(Context ctx) {
        ctx.contentType("text/plain").result("ok\n");
    }

    void metrics(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.get());
    }
}
