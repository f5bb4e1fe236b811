@NullMarked
package tidewire.app;

import org.jspecify.annotations.NullMarked;
