@NullMarked
package tidewire.alerts;

import org.jspecify.annotations.NullMarked;
