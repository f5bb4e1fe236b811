/** What runs: the parts of a pipeline, started in order and ended in reverse. */
@NullMarked
package tidewire.app.run;

import org.jspecify.annotations.NullMarked;
