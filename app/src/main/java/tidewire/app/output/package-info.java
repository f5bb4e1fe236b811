/** What a run says on the terminal: digests on stdout, progress and the closing report on stderr. */
@NullMarked
package tidewire.app.output;

import org.jspecify.annotations.NullMarked;
