/** What the log says, and how often. */
@NullMarked
package tidewire.app.log;

import org.jspecify.annotations.NullMarked;
