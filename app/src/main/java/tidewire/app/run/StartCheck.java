package tidewire.app.run;

import java.util.concurrent.Callable;

/**
 * One thing to ask before a start.
 *
 * @param subject what is asked, for people
 * @param asked answers in a few words, or throws the refusal
 */
public record StartCheck(String subject, Callable<String> asked) {}
