package tidewire.app;

/** A part that can be started alone. */
enum Part {
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

    String command() {
        return command;
    }

    String description() {
        return description;
    }
}
