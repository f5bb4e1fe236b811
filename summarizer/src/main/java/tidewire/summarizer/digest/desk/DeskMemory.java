package tidewire.summarizer.digest.desk;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import tidewire.llm.TokenLedger;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.digest.tell.Told;

/** What of a desk outlives the process: the tokens that were fed, the reports that they say, the present interval, what digests have told. */
public interface DeskMemory {
    /** Entries of tokens, oldest first. */
    List<TokenLedger.Entry> tokens();

    /** @param position stream position of the first token */
    void putTokens(long position, int[] tokens);

    void dropTokens(long position);

    /** Keeps an entry of the present interval, or what has become of it. */
    void note(long sequence, Noted entry);

    /** Entries of the present interval by their sequence, in the order of the tape. */
    SortedMap<Long, Noted> noted();

    void forgetNoted();

    /** Keeps a report that the window has read. @param position stream position of its first token */
    void keepRead(long position, IntervalReport report);

    /** Reports that were read at or behind that position, in the order of reading. */
    List<IntervalReport> readSince(long position);

    void forgetReadBefore(long position);

    /** {@link Told#NEVER} for a story that no digest has told. */
    Told told(String story);

    void tell(String story, Told what);

    /** A story that comes again after so long is new. */
    void forgetToldBefore(Instant time);
}
