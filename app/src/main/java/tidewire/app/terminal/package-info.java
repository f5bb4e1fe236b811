/** The terminal: a status line that stays in place, and the log around it. */
@NullMarked
package tidewire.app.terminal;

import org.jspecify.annotations.NullMarked;
