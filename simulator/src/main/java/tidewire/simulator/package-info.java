@NullMarked
package tidewire.simulator;

import org.jspecify.annotations.NullMarked;
