package tidewire.app.config.keys;

import java.nio.file.Path;
import tidewire.app.config.TidewireConfig.Dashboard;
import tidewire.app.config.TidewireConfig.Status;
import tidewire.app.config.yaml.Section;
import tidewire.dashboard.DashboardConfig;

/** Reads where the page and the status of parts are served. */
public final class PageKeys {
    private PageKeys() {}

    public static Dashboard dashboard(Section s, Path folder) {
        Dashboard dashboard = new Dashboard(
                s.text("host", "127.0.0.1"),
                s.integer("port", 8080, 0, 65535),
                s.flag("exposed", false),
                s.secret("token-env"),
                s.text("base-path", "/"),
                s.path("history", folder));
        s.end();
        DashboardConfig.refusals(dashboard.host(), dashboard.exposed(), dashboard.token(), dashboard.basePath())
                .forEach(s::problem);
        return dashboard;
    }

    public static Status status(Section s) {
        Status status = new Status(s.text("host", "127.0.0.1"), s.integer("port", 0, 0, 65535));
        s.end();
        return status;
    }
}
