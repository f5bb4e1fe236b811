/** What others say, on its way to where people read it. */
@NullMarked
package tidewire.events.text;

import org.jspecify.annotations.NullMarked;
