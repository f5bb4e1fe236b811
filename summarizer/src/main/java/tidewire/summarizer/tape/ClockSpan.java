package tidewire.summarizer.tape;

import java.time.Instant;

/** The first and the latest time that the clock of one partition has shown. */
record ClockSpan(Instant first, Instant latest) {}
