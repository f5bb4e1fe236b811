/** Dead letters before a person's eyes, and back on their way. */
@NullMarked
package tidewire.app.deadletters;

import org.jspecify.annotations.NullMarked;
