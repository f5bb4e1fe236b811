package tidewire.dashboard.http;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.OrderSender;
import tidewire.dashboard.SourceCheck;
import tidewire.dashboard.history.History;
import tidewire.dashboard.live.EventHub;
import tidewire.dashboard.live.LiveView;

/**
 * What the routes stand on.
 *
 * @param check null where the sources are read by another process
 * @param clock for the time at which something was asked
 * @param remarks what is wrong that keeps nothing from working
 */
public record Services(
        LiveView view,
        EventHub hub,
        History history,
        OrderSender orders,
        @Nullable SourceCheck check,
        Clock clock,
        Supplier<Map<String, Optional<String>>> problems,
        Supplier<List<String>> remarks,
        Supplier<String> prometheus) {}
