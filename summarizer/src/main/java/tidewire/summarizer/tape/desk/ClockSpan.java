package tidewire.summarizer.tape.desk;

import java.time.Instant;

/** The first and the latest time that the clock of one partition has shown. */
public record ClockSpan(Instant first, Instant latest) {}
