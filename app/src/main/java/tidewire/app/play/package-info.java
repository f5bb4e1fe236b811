/** Files of reports, labelled or not, played through the tape application as it runs in the product. */
@NullMarked
package tidewire.app.play;

import org.jspecify.annotations.NullMarked;
