package tidewire.app.command;

/** A part that can be started alone. */
public enum Part {
    INGEST("ingest", "Read feeds and trades onto the topics."),
    SUMMARIZE("summarize", "Order the tapes and write the digests."),
    DASHBOARD("dashboard", "Serve the page."),
    ALERTS("alerts", "Send alerts to the Slack webhook.");

    private final String command;
    private final String description;

    Part(String command, String description) {
        this.command = command;
        this.description = description;
    }

    public String command() {
        return command;
    }

    public String description() {
        return description;
    }
}
