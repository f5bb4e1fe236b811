package tidewire.dashboard;

/** Asks a source whether it would deliver now. Given by the process that knows the sources' addresses. */
public interface SourceCheck {
    /** @param words what the source said, or what is wrong, for a person */
    record Result(boolean ok, String words) {}

    /** @param source its name, as in {@link tidewire.events.SourceStatus#source()} */
    Result of(String source);
}
