/** Threads that go on whatever happens, and say what did. */
@NullMarked
package tidewire.events.thread;

import org.jspecify.annotations.NullMarked;
