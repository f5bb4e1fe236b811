package tidewire.dashboard.live;

/** One thing that changed, as the page shows it; {@code key} is equal for what replaces it later. */
record Change(Kind kind, String key, Object value) {
    /** Names of the lists in an update, in JSON. */
    enum Kind {
        DIGESTS,
        TAPE,
        BARS,
        MOVES,
        ALERTS,
        STORIES,
        TELEMETRY,
        STATUS,
        SOURCES,
        ANSWERS,
        COMMANDS,
        WEBHOOKS,
        DAYS,
        WATCH
    }
}
