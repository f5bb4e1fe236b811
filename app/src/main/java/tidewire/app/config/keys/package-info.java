/** What the keys of each part mean. */
@NullMarked
package tidewire.app.config.keys;

import org.jspecify.annotations.NullMarked;
