@NullMarked
package tidewire.dashboard;

import org.jspecify.annotations.NullMarked;
